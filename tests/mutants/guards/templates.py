"""Templates of Work Groups: who reads them, what they keep, and what they never change."""

from tests.mutants.mutant import Mutant

KEPT = "tests/workgroups/test_template.py::test_"
PLANNED = "tests/workgroups/test_from_template.py::test_"
CHANGES = "tests/workgroups/templates/test_template_changes.py::test_"
TAKEN = "tests/workgroups/templates/test_template_taken_over.py::test_"
DESIGN = "tests/workgroups/test_design.py::test_"
PARTS = "tests/workgroups/test_design_changes.py::test_"

MUTANTS = [
    Mutant(
        "another hub's template is read only while it is shared",
        text="Q(hub__in=own) | Q(shared=True, retired_on=None)",
        instead="Q(hub__in=own) | Q(retired_on=None)",
        tests=[f"{KEPT}what_is_not_shared_is_not_there_for_another_hub"],
    ),
    Mutant(
        "another hub's template is read only while it is offered",
        text="Q(hub__in=own) | Q(shared=True, retired_on=None)",
        instead="Q(hub__in=own) | Q(shared=True)",
        tests=[f"{KEPT}what_is_retired_is_planned_from_by_nobody_until_it_is_offered_again"],
    ),
    Mutant(
        "who does not plan Work Groups reads no template that is shared",
        text="own = hubs_planned_for(user) if not own: return self.none()",
        instead="own = hubs_planned_for(user)",
        tests=[f"{KEPT}who_does_not_plan_reads_no_other_hubs_template"],
    ),
    Mutant(
        "where a template comes from is its own hub's to know",
        text="| (self.for_its_hub(template) if is_own else {})",
        instead="| self.for_its_hub(template) | {'is_own': True}",
        tests=[f"{KEPT}what_is_shared_is_read_by_whoever_plans_and_kept_by_its_own_hub"],
    ),
    Mutant(
        "a template takes no link but to the web",
        text="if row.link.startswith(SAFE_LINKS)",
        tests=[f"{DESIGN}only_links_to_the_web_go_along_and_come_back"],
    ),
    Mutant(
        "a template gives out no link but to the web",
        text='if row["link"].startswith(SAFE_LINKS)',
        tests=[f"{DESIGN}only_links_to_the_web_go_along_and_come_back"],
    ),
    Mutant(
        "a hub has each name of a template once",
        text="if rows.exists(): raise Refused( "
        'f"Your hub has a template called {title} already. Choose another name.", field="title" )',
        tests=[f"{KEPT}a_hub_has_each_name_once_among_those_that_are_offered"],
    ),
    Mutant(
        "a version that says the same is none",
        text="if not changes_at_source(template): raise Refused(",
        instead="if False:\n        raise Refused(",
        tests=[f"{KEPT}where_nothing_has_changed_there_is_no_new_version"],
    ),
    Mutant(
        "a version is made of what was shown",
        text="if source is None or fingerprint(changes_at_source(row)) != seen:",
        instead="if source is None:",
        tests=[f"{KEPT}what_changed_after_it_was_shown_is_shown_before_it_is_made"],
    ),
    Mutant(
        "nobody plans from what is retired",
        text="lock_hub(draft.hub_id) check_is_offered_to_plan(template)",
        instead="lock_hub(draft.hub_id)",
        tests=[f"{PLANNED}what_is_retired_meanwhile_is_no_longer_planned_from"],
    ),
    Mutant(
        "two clicks plan one Work Group from a template",
        text="if same.exists(): cohort =",
        instead="if False:\n        cohort =",
        tests=[f"{PLANNED}two_clicks_make_one_draft"],
    ),
    Mutant(
        "a meeting planned from a template charges no fee",
        text="if not project.is_event: draft.fee_policy = FeePolicy.objects.in_force("
        "draft.hub, timezone.localdate())",
        instead="draft.fee_policy = FeePolicy.objects.in_force(draft.hub, timezone.localdate())",
        tests=[f"{PLANNED}a_meeting_charges_no_fee"],
    ),
    Mutant(
        "a template's changes are offered to drafts alone",
        text="template_has_changed=is_draft & Q(Exists(offered))",
        instead="template_has_changed=Q(Exists(offered))",
        tests=[f"{CHANGES}changes_are_offered_to_drafts_alone_and_while_the_template_is"],
    ),
    Mutant(
        "no draft hears of another hub's template that is shared no longer",
        text='Q(shared=True) | Q(hub=OuterRef("hub")), pk=OuterRef("template"),',
        instead='pk=OuterRef("template"),',
        tests=[f"{CHANGES}changes_are_offered_to_drafts_alone_and_while_the_template_is"],
    ),
    Mutant(
        "what a draft has changed itself is not ticked",
        text="is_ticked=can and own is not None and change.name not in own",
        instead="is_ticked=can",
        tests=[f"{CHANGES}what_the_draft_has_changed_itself_is_shown_and_not_ticked"],
    ),
    Mutant(
        "no date is taken over from a template",
        text="if change.kind in (WHEN, DUE): return False",
        tests=[f"{PARTS}no_date_that_somebody_has_planned_is_ever_taken_over"],
    ),
    Mutant(
        "a draft takes over what was shown",
        text="if fingerprint(found) != seen: raise Refused(CHANGED_MEANWHILE)",
        tests=[f"{CHANGES}nothing_is_taken_over_that_was_not_shown"],
    ),
    Mutant(
        "a document of the hub's own stays when links are taken over",
        text="if key not in designed and not row.has_file",
        instead="if key not in designed",
        tests=[f"{TAKEN}links_are_taken_over_and_documents_stay"],
    ),
    Mutant(
        "a Work Group with a template knows its version",
        dropped="workgroup_knows_the_version_of_its_template",
        tests=[f"{KEPT}a_work_group_that_has_a_template_knows_which_version_it_has_looked_at"],
    ),
    Mutant(
        "two templates of one name are never both offered",
        dropped="one_offered_template_for_each_title",
        tests=[f"{KEPT}the_database_keeps_one_offered_template_of_each_name"],
    ),
]
