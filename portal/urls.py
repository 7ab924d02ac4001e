from allauth.account import views as account
from django.urls import include, path

from portal import demo_sign_in, machines, pages, search, second_factor, sign_in
from portal.gallery import Gallery

signing_in = [
    path("sign-in/", sign_in.AskForCodePage.as_view(), name="account_request_login_code"),
    path("sign-in/code/", sign_in.EnterCodePage.as_view(), name="account_confirm_login_code"),
    path("sign-in/demonstration/", demo_sign_in.DemoSignIn.as_view(), name="demo_sign_in"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/login/", sign_in.ToSignIn.as_view(), name="account_login"),
    path("sign-in/new/", sign_in.ToSignIn.as_view(), name="account_signup"),
    path("sign-out/", account.logout, name="account_logout"),
]

second_proof = [
    path("", second_factor.SecondFactor.as_view(), name="mfa_index"),
    path("prove/", second_factor.Prove.as_view(), name="mfa_authenticate"),
    path("prove-again/", second_factor.ProveAgain.as_view(), name="mfa_reauthenticate"),
    path("app/", second_factor.AddApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", second_factor.RemoveApp.as_view(), name="mfa_deactivate_totp"),
    path("codes/", second_factor.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "codes/new/", second_factor.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"
    ),
    path("passkeys/", second_factor.Passkeys.as_view(), name="mfa_list_webauthn"),
    path("passkeys/add/", second_factor.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path(
        "passkeys/<int:pk>/remove/",
        second_factor.RemovePasskey.as_view(),
        name="mfa_remove_webauthn",
    ),
    path(
        "passkeys/prove-again/",
        second_factor.ProveAgainByPasskey.as_view(),
        name="mfa_reauthenticate_webauthn",
    ),
]

urlpatterns = [
    path("", pages.Start.as_view(), name="start"),
    path("home/", pages.Home.as_view(), name="home"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/offers/", search.SearchOffers.as_view(), name="search_offers"),
    path("accessibility/", pages.Accessibility.as_view(), name="accessibility"),
    path("robots.txt", machines.Robots.as_view(), name="robots"),
    path("sitemap.xml", machines.SitemapOfAll.as_view(), name="sitemap"),
    path("healthz", pages.health, name="health"),
    path("mailbox/", pages.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<int:pk>/", pages.MailboxLetter.as_view(), name="mailbox_letter"),
    path("gallery/", Gallery.as_view(), name="gallery"),
    path("gallery/<slug:page>/", Gallery.as_view(), name="gallery_page"),
    *signing_in,
    path("stay/", second_factor.Stay.as_view(), name="stay"),
    path("second-proof/", include(second_proof)),
    # The links of letters first, which a crowd opens at once: addresses are tried one by one.
    path("", include("participants.urls")),
    path("", include("schools.urls")),
    path("", include("hubs.urls")),
    path("", include("outbox.urls")),
    path("", include("needs.urls")),
    path("", include("workgroups.urls")),
    path("", include("evaluations.urls")),
    path("manage/", include("fees.urls")),
]
