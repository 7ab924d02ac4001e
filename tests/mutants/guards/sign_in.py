"""Signing in, links that need none, limits, and what every answer carries."""

from tests.mutants.mutant import Mutant

HEADERS = "tests/robust/test_headers.py"
LIMITS = "tests/access/test_limits.py"
LINKS = "tests/robust/test_links.py"
SIGN_IN = "tests/portal/test_sign_in.py"
SECOND_FACTOR = "tests/portal/test_second_factor.py"
SIGN_IN_LIMITS = "tests/portal/test_sign_in_limits.py"
GUARDED_PAGE = f"{HEADERS}::test_every_public_page_is_guarded[start]"
FORM_WITHOUT_TOKEN = (
    "tests/portal/test_error_pages.py::test_a_form_without_its_token_says_how_to_send_it_again"
)

MUTANTS = [
    Mutant(
        "every page asks for sign-in unless it says otherwise",
        text='"portal.middleware.SignInMiddleware",',
        tests=["tests/test_access.py::test_home_asks_for_sign_in_and_then_opens"],
    ),
    Mutant(
        "no page of whoever runs a hub opens by one proof alone",
        text='"portal.middleware.SecondFactorMiddleware",',
        tests=[f"{SECOND_FACTOR}::test_a_superuser_is_asked"],
    ),
    Mutant(
        "whoever decides about money proves it twice",
        text="MONEY = (Permission.CONFIRM_FEE, Permission.WAIVE_FEE, Permission.ISSUE_INVOICE)",
        instead="MONEY = (Permission.VIEW_PROJECT,)",
        tests=[
            f"{SECOND_FACTOR}::test_whoever_runs_a_hub_the_network_or_the_installation_is_asked"
        ],
    ),
    Mutant(
        "a session from before a second proof has to show it",
        text='return any(record["method"] == "mfa" for record in records)',
        instead="return True",
        tests=[f"{SECOND_FACTOR}::test_a_session_begun_before_it_was_set_up_has_to_prove_it"],
    ),
    Mutant(
        "the last proof of whoever needs one stays",
        text="if proof.is_asked_for_proof(request.user) and own.count() < 2:",
        instead="if False:",
        tests=[f"{SECOND_FACTOR}::test_the_last_proof_of_whoever_needs_one_cannot_be_removed"],
    ),
    Mutant(
        "tries of a second proof are counted",
        text='"second-factor": "10/5m/key",',
        instead='"second-factor": "1000/5m/key",',
        tests=[f"{SECOND_FACTOR}::test_ten_wrong_codes_close_the_second_proof_for_five_minutes"],
    ),
    Mutant(
        "staff who do nothing for an hour are signed out",
        text='"portal.middleware.IdleMiddleware",',
        tests=["tests/portal/test_idle.py"],
    ),
    Mutant(
        "what somebody typed is shown to nobody else who signs in",
        text='or kept["by"] not in (None, request.user.pk):',
        instead="or False:",
        tests=["tests/portal/test_idle.py"],
    ),
    Mutant(
        "a mailbox is not flooded by whom it does not know",
        text="TO_ONE_ADDRESS = 10",
        instead="TO_ONE_ADDRESS = 1000",
        tests=["tests/participants/test_interest_sending_pages.py"],
    ),
    Mutant(
        "what fills in the hidden box sends nothing",
        text='if not self.errors and cleaned.get("homepage", "").strip():',
        instead="if False:",
        tests=["tests/participants/test_interest_sending_pages.py"],
    ),
    Mutant(
        "no staff page is for everybody",
        text="return super().as_view(**initkwargs) def get_queryset(self):",
        instead="return login_not_required(super().as_view(**initkwargs))\n\n"
        "    def get_queryset(self):",
        tests=["tests/fees/test_access.py::test_a_stranger_is_asked_to_sign_in"],
    ),
    Mutant(
        "a code signs in once",
        text="return cache.add(key, value, seconds) or cache.get(key) == value",
        instead="return True",
        tests=[f"{SIGN_IN}::test_a_code_works_once_in_a_session_that_is_put_back"],
    ),
    Mutant(
        "a code lasts ten minutes",
        text="ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600",
        instead="ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 6000",
        tests=[f"{SIGN_IN}::test_a_code_lasts_ten_minutes"],
    ),
    Mutant(
        "a code is void after five wrong tries",
        text="ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5",
        instead="ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 50",
        tests=[f"{SIGN_IN}::test_a_code_is_void_after_five_wrong_tries"],
    ),
    Mutant(
        "tries are counted across codes",
        text='"enter-code": "10/5m/ip",',
        instead='"enter-code": "500/5m/ip",',
        tests=[
            f"{SIGN_IN_LIMITS}::test_ten_wrong_tries_in_five_minutes_close_a_network_address_to_any_code"
        ],
    ),
    Mutant(
        "wrong tries are counted across browsers",
        text='"wrong-code": "10/5m/key",',
        instead='"wrong-code": "500/5m/key",',
        tests=[
            f"{SIGN_IN_LIMITS}::test_when_an_account_s_tries_are_used_up_a_wrong_one_voids_the_code"
        ],
    ),
    Mutant(
        "others use up nobody's own tries",
        text='return take_places(request, f"{action}-again", key=email, client=browser)',
        instead="pass",
        tests=[
            f"{SIGN_IN_LIMITS}::test_a_browser_signed_in_with_before_is_counted_apart_from_its_neighbours"
        ],
    ),
    Mutant(
        "a client is counted behind its proxy",
        text="return cleaned_address(named[-proxies])",
        instead="return cleaned_address(named[0])",
        tests=["tests/access/test_client.py"],
    ),
    Mutant(
        "no more than six codes in five minutes for an address",
        text='"ask-for-code": "20/m/ip,6/5m/both,30/h/key",',
        instead='"ask-for-code": "20/m/ip,60/5m/both,30/h/key",',
        tests=[f"{SIGN_IN_LIMITS}::test_the_seventh_code_in_five_minutes_is_refused"],
    ),
    Mutant(
        "where nothing can be counted nobody gets in",
        text='logger.exception("The cache does not answer") raise CannotCount from error',
        instead='return "nowhere"',
        tests=[LIMITS],
    ),
    Mutant(
        "the last place of a rate is the last",
        text='"enquiry": "30/h/ip,6/h/key",',
        instead='"enquiry": "30/h/ip,7/h/key",',
        tests=["tests/needs/test_enquiry.py::test_one_mailbox_may_write_six_times_an_hour"],
    ),
    Mutant(
        "of many at once no more than the rate are let through",
        text="if cache.add(place, 1, rate.seconds)), None)",
        instead="if cache.add(place, 1, rate.seconds) or True), None)",
        tests=[LIMITS],
    ),
    Mutant(
        "one house's long addresses count as one",
        text="HOME_NETWORK = 64",
        instead="HOME_NETWORK = 128",
        tests=[LIMITS],
    ),
    Mutant(
        "signing in never leads to another site",
        text="def is_open_for_signup(self, request) -> bool:",
        instead="def is_safe_url(self, url) -> bool:\n        return True\n\n"
        "    def is_open_for_signup(self, request) -> bool:",
        tests=[f"{SIGN_IN}::test_signing_in_leads_on_only_within_the_site"],
    ),
    Mutant(
        "a link is for one purpose",
        text='salt=f"link:{self.purpose}"',
        instead='salt="link"',
        tests=[f"{LINKS}::test_a_token_of_one_purpose_opens_no_page_of_another"],
    ),
    Mutant(
        "a link runs out",
        text="lasts = None if ever else self.lasts",
        instead="lasts = None",
        tests=[f"{LINKS}::test_a_link_lasts_as_long_as_it_says"],
    ),
    Mutant(
        "a link's signature is checked",
        text='self.signer.unsign(token, max_age=lasts).partition(".")',
        instead='token.split(":")[0].partition(".")',
        tests=[
            "tests/test_access.py::test_a_signed_link_opens_its_page_and_nothing_else_does"
            "[participants:place]"
        ],
    ),
    Mutant(
        "a link opens for the address that it was sent to, while that stands",
        text='if not self.link.is_for(kwargs["token"], self.holders()) and not '
        'self.link.was_for( kwargs["token"], self.object ):',
        instead="if False:",
        tests=[
            "tests/participants/test_correct.py::"
            "test_a_link_sent_to_a_wrong_address_opens_nothing_any_more"
        ],
    ),
    Mutant(
        "a link opens dates of its own place alone",
        text="raise Http404 def get_context_data(self, **kwargs): "
        "return super().get_context_data(date=self.date, **kwargs)",
        instead="return date\n\n    def get_context_data(self, **kwargs):\n"
        "        return super().get_context_data(date=self.date, **kwargs)",
        tests=[
            "tests/participants/test_own_place_pages.py::"
            "test_a_date_of_another_work_group_is_none_of_this_place"
        ],
    ),
    Mutant(
        "nobody frames a page",
        text='"frame-ancestors": [NONE],',
        instead='"frame-ancestors": [SELF],',
        tests=[GUARDED_PAGE],
    ),
    Mutant(
        "no script stands in a page itself",
        text='"default-src": [SELF],',
        instead='"default-src": [SELF, "\'unsafe-inline\'"],',
        tests=[GUARDED_PAGE],
    ),
    Mutant(
        "every answer carries the content security policy",
        text='"csp.middleware.CSPMiddleware",',
        tests=[GUARDED_PAGE],
    ),
    Mutant(
        "no cache keeps a page of somebody signed in",
        text='response.headers.setdefault("Cache-Control", "no-store, private")',
        instead="pass",
        tests=[f"{HEADERS}::test_no_cache_keeps_a_page_of_somebody_signed_in[fees:fees]"],
    ),
    Mutant(
        "an address is told to no other site",
        text='SECURE_REFERRER_POLICY = "same-origin"',
        instead='SECURE_REFERRER_POLICY = "unsafe-url"',
        tests=[GUARDED_PAGE],
    ),
    Mutant(
        "a browser stays with https",
        text="SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0",
        instead="SECURE_HSTS_SECONDS = 0",
        tests=[f"{HEADERS}::test_over_https_the_browser_stays_with_https"],
    ),
    Mutant(
        "a session's cookie is sent over https alone",
        text="SESSION_COOKIE_SECURE = HTTPS",
        instead="SESSION_COOKIE_SECURE = False",
        tests=[f"{HEADERS}::test_cookies_are_for_this_host_over_https_alone"],
    ),
    Mutant(
        "no script reads a session's cookie",
        text="SESSION_COOKIE_HTTPONLY = True",
        instead="SESSION_COOKIE_HTTPONLY = False",
        tests=[f"{SIGN_IN}::test_no_script_reads_the_cookie_of_whoever_signed_in"],
    ),
    Mutant(
        "a session ends after twelve hours",
        text="SESSION_COOKIE_AGE = 12 * 60 * 60",
        instead="SESSION_COOKIE_AGE = 14 * 24 * 60 * 60",
        tests=[f"{SIGN_IN}::test_whoever_signed_in_is_asked_again_after_twelve_hours"],
    ),
    Mutant(
        "a form sent from another site is refused",
        text='"django.middleware.csrf.CsrfViewMiddleware",',
        tests=[FORM_WITHOUT_TOKEN],
    ),
    Mutant(
        "a forged host is refused",
        text='allowed_hosts or [urlsplit(SITE_URL).hostname, "127.0.0.1", "localhost"]',
        instead='["*"]',
        tests=[f"{HEADERS}::test_a_forged_host_gets_400"],
    ),
    Mutant(
        "a link in a mail is built from the setting",
        text="return site_url(self.path(row, holder=holder))",
        instead='return "https://localhost:8000" + self.path(row, holder=holder)',
        tests=[f"{HEADERS}::test_no_link_in_a_mail_is_built_from_a_request[participants:offer]"],
    ),
]
