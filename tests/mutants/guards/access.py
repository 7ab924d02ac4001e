"""Who reaches which row, and what each role may do with it."""

from tests.mutants.mutant import Mutant

ACCESS = "tests/test_access.py::test_"
OWN_ROLES = f"{ACCESS}a_row_is_open_to_its_hubs_roles_only"
STAFF_PAGE = f"{ACCESS}a_staff_page_is_open_to_its_roles_only"
OTHER_HUB = f"{ACCESS}another_hubs_row_is_as_if_it_were_not_there"
MONEY = "tests/fees/test_access.py"
ROLES = "tests/hubs/test_roles.py"

MUTANTS = [
    Mutant(
        "another hub's rows are out of reach",
        text="return self.filter(self.within_reach(user, roles))",
        instead="return self.all()",
        tests=[f"{OTHER_HUB}[participants:interest]"],
    ),
    Mutant(
        "a closed account reaches no row",
        text="if not user.is_active: return self.none() roles =",
        instead="roles =",
        tests=["tests/access/test_scoping.py"],
    ),
    Mutant(
        "a closed account reads no catalogue",
        text="if not user.is_active: return self.none() if user.is_superuser",
        instead="if user.is_superuser",
        tests=["tests/access/test_scoping.py"],
    ),
    Mutant(
        "a permission narrows the roles that reach a row",
        text="roles = roles_that_may(can) if can else frozenset(Role)",
        instead="roles = frozenset(Role)",
        tests=[f"{OWN_ROLES}[fees:fee]"],
    ),
    Mutant(
        "the national team reaches only what its role may",
        text="if Role.NATIONAL in roles and user.is_national:",
        instead="if user.is_national:",
        # Of each page every other role that may not open it, in turns.
        tests=[
            f"{OWN_ROLES}[participants:{name}]" for name in ("interest", "person", "person_history")
        ],
    ),
    Mutant(
        "the system's keeper reaches no participant's row",
        text="if self.kept_by_system and Role.SYSTEM in roles and user.is_superuser:",
        instead="if user.is_superuser:",
        # Of each page every other role that may not open it, in turns.
        tests=[
            f"{OWN_ROLES}[participants:{name}]" for name in ("interest", "person", "person_history")
        ],
    ),
    Mutant(
        "a role in a hub counts only where it holds the permission",
        text="user.hub_ids(roles.intersection(HUB_ROLES))",
        instead="user.hub_ids(HUB_ROLES)",
        tests=[f"{OWN_ROLES}[fees:fee]"],
    ),
    Mutant(
        "whoever is named on a row may do only what that role may",
        text="{path: user for role, path in self.named.items() if role in roles}",
        instead="{path: user for role, path in self.named.items()}",
        tests=[f"{OWN_ROLES}[participants:participant]"],
    ),
    Mutant(
        "a role ends with its last day",
        text="return self.not_over(on).filter(from_on__lte=on)",
        instead="return self.filter(from_on__lte=on)",
        tests=[f"{ROLES}::test_a_leaver_loses_the_hubs_pages_on_the_day_after_the_last"],
    ),
    Mutant(
        "a role begins with its first day",
        text="return self.not_over(on).filter(from_on__lte=on)",
        instead="return self.not_over(on)",
        tests=[f"{ROLES}::test_an_invited_colleague_is_written_to_and_begins_on_the_first_day"],
    ),
    Mutant(
        "a page about a row asks whether it is in reach",
        text="row = queryset.visible_to(user, can=can).filter(**lookup).first()",
        instead="row = queryset.filter(**lookup).first()",
        tests=[f"{OTHER_HUB}[participants:interest]"],
    ),
    Mutant(
        "a row out of reach looks as if there were none",
        text="if queryset.visible_to(user).filter(**lookup).exists():",
        instead="if queryset.filter(**lookup).exists():",
        tests=[f"{OTHER_HUB}[participants:interest]"],
    ),
    Mutant(
        "a list holds rows in reach",
        text="return self.model.objects.visible_to(self.request.user, can=self.can)",
        instead="return self.model.objects.all()",
        tests=[
            "tests/robust/test_canaries.py::test_nobody_of_another_hub_reads_a_word_of_this_one"
        ],
    ),
    Mutant(
        "a list opens for its roles only",
        text="if not may_open_list(request.user, self.can, self.model):",
        instead="if False:",
        tests=[f"{STAFF_PAGE}[participants:never_engaged]"],
    ),
    Mutant(
        "the form for a new row opens for its roles only",
        text="if self.object is None and not holds_by_role(request.user, self.can):",
        instead="if False:",
        tests=[f"{STAFF_PAGE}[workgroups:add]"],
    ),
    Mutant(
        "the system's keeper may only what that role may",
        text="if user.is_superuser and Role.SYSTEM in roles:",
        instead="if user.is_superuser:",
        # Whichever page tries that role: each tries some of those that may not open it.
        tests=[STAFF_PAGE],
    ),
    Mutant(
        "a page without a permission stops the portal from starting",
        text='if not (hasattr(cls, "can") and hasattr(cls, "model")):',
        instead="if False:",
        tests=["tests/pages/test_base_views.py"],
    ),
    Mutant(
        "a message belongs to its hub",
        text="rows = super().visible_to(user, can=can).exclude(hub=None)",
        instead="rows = self.exclude(hub=None)",
        tests=[f"{OTHER_HUB}[outbox:message]"],
    ),
    Mutant(
        "a participant is reached through the hub of the Work Group",
        text='class ParticipantQuerySet(ScopedQuerySet): hub_path = "workgroup__hub"',
        instead='class ParticipantQuerySet(ScopedQuerySet):\n    hub_path = "school__hub"',
        tests=["tests/access/test_scoping.py"],
    ),
    Mutant(
        "confirming a fee asks for the permission to confirm",
        text="class Confirm(Decision): can = Permission.CONFIRM_FEE",
        instead="class Confirm(Decision):\n    can = Permission.VIEW_FEES",
        tests=[f"{MONEY}::test_a_hub_lead_sees_and_waives_but_neither_confirms_nor_invoices"],
    ),
    Mutant(
        "a hub lead does not confirm fees",
        text="Role.HUB_LEAD: STAFF | {",
        instead="Role.HUB_LEAD: STAFF | {P.CONFIRM_FEE, ",
        tests=[f"{MONEY}::test_a_hub_lead_sees_and_waives_but_neither_confirms_nor_invoices"],
    ),
    Mutant(
        "a Work Group lead sees no money",
        text="P.WRITE_REPORT, P.VIEW_REPORT,",
        instead="P.VIEW_FEES, P.WRITE_REPORT, P.VIEW_REPORT,",
        tests=[f"{MONEY}::test_a_work_group_lead_never_sees_money", f"{OWN_ROLES}[fees:fee]"],
    ),
    Mutant(
        "a board member sees no names",
        text="Role.BOARD: frozenset( {",
        instead="Role.BOARD: frozenset( { P.VIEW_PEOPLE,",
        # As a whole: of each page every other role that may not open it, in turns.
        tests=[OWN_ROLES],
    ),
    Mutant(
        "nobody gives a role above their own",
        text="if role not in roles_to_give(by.roles_in(hub.pk if hub else None)):",
        instead="if False:",
        tests=[f"{ROLES}::test_an_administrator_does_not_give_their_own_level_or_one_above"],
    ),
    Mutant(
        "a hub keeps an administrator",
        text="if not staying.exists():",
        instead="if False:",
        tests=[f"{ROLES}::test_the_last_administrator_stays_until_somebody_else_is_named"],
    ),
    Mutant(
        "a form offers one's own hubs alone",
        text="self.choose_hub(Hub.objects.visible_to(user, can=Permission.EDIT_WORKGROUP))",
        instead="self.choose_hub(Hub.objects.all())",
        tests=["tests/workgroups/test_plan.py::test_only_ones_own_hub_can_be_chosen"],
    ),
    Mutant(
        "fees ticked on a list are those in reach",
        text="return list(with_grounds(self.get_queryset().filter(pk__in=ids)))",
        instead="return list(with_grounds(Fee.objects.filter(pk__in=ids)))",
        tests=["tests/fees/test_fee_pages.py::test_another_hubs_fee_is_never_among_the_chosen"],
    ),
]
