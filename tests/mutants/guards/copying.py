"""Copies of Work Groups, and lists of them: who stays behind, and what is made once."""

from tests.mutants.mutant import Mutant

COPY = "tests/workgroups/test_copying.py::test_"
DAYS = "tests/workgroups/test_copied_days.py::test_"
YEAR = "tests/workgroups/test_roll_over.py::test_"
PUBLISH = "tests/workgroups/test_publish_several.py::test_"
LISTS = "tests/workgroups/test_import_workgroups.py::test_"
PAGES_OF_LISTS = "tests/workgroups/test_import_pages.py::test_"
BOOKS = "tests/pages/test_workbook.py::test_"

MUTANTS = [
    Mutant(
        "a copied workshop is on no day without school",
        text="and not day_off_words(day, calendar)",
        tests=[f"{DAYS}no_day_is_ever_off_school_or_out_of_its_order_or_year"],
    ),
    Mutant(
        "a copied workshop never passes the one before it",
        text="(last is None or day > last) and",
        tests=[f"{DAYS}a_day_that_is_taken_by_the_one_before_moves_on_too"],
    ),
    Mutant(
        "a copied workshop stays in its school year",
        text="and school_year_of(day) == school_year_of(wished)",
        tests=[f"{DAYS}no_day_is_ever_off_school_or_out_of_its_order_or_year"],
    ),
    Mutant(
        "last year's link to join lets nobody into the copy",
        text='COPIED_OF_WORKSHOP = ("title",',
        instead='COPIED_OF_WORKSHOP = ("join_link", "title",',
        tests=[f"{COPY}the_design_goes_along_and_what_was_of_the_year_stays"],
    ),
    Mutant(
        "a copy is a draft",
        text='*("published_at", "published_by_id", "published_without_evidence_because"),',
        tests=[f"{COPY}the_design_goes_along_and_what_was_of_the_year_stays"],
    ),
    Mutant(
        "nobody but a ticked lead goes along with a copy",
        text="for user in copy.leads if (copy.source, user) in known",
        instead="for user in {user for source, user in known if source == copy.source}",
        tests=[f"{COPY}nobody_goes_along_and_nobody_is_told"],
    ),
    Mutant(
        "a copy takes workshops of its own source alone",
        text="for row in Workshop.objects.filter(workgroup__in=sources_of(pairs))}",
        instead="for row in Workshop.objects.all()}",
        tests=[f"{COPY}another_hubs_workshops_and_venues_are_out_of_reach"],
    ),
    Mutant(
        "a Work Group is copied once under one name",
        text="if name in taken: raise CopyThere(copy)",
        tests=[
            f"{COPY}two_clicks_make_one_copy_and_the_page_names_it",
            f"{YEAR}a_second_time_makes_no_doubles_and_says_so",
        ],
    ),
    Mutant(
        "what was copied to the year before is not ticked",
        text='self.base_fields[f"go_{key}"].initial = key not in copies',
        instead='self.base_fields[f"go_{key}"].initial = True',
        tests=[f"{YEAR}a_second_time_makes_no_doubles_and_says_so"],
    ),
    Mutant(
        "drafts published together are ready, all of them",
        text="if lacking := missing_criteria(readiness_criteria(plans[row.pk])): raise Refused(",
        instead="if lacking := []: raise Refused(",
        tests=[f"{PUBLISH}one_that_is_not_ready_any_more_keeps_all_of_them_back"],
    ),
    Mutant(
        "what is published was a draft before",
        text='if workgroup.published_at: raise Refused(f"{workgroup} has been published already.")',
        tests=[f"{PUBLISH}what_somebody_else_has_published_meanwhile_is_not_told_of_twice"],
    ),
    Mutant(
        "what is called off is not published",
        text='if workgroup.cancelled_at: raise Refused(f"{workgroup} has',
        instead='if False: raise Refused(f"{workgroup} has',
        tests=[f"{PUBLISH}what_is_called_off_is_published_in_no_way"],
    ),
    Mutant(
        "a list taken in twice makes nothing twice",
        text="if key in taken: same =",
        instead="if False:\n            same =",
        tests=[f"{LISTS}a_second_time_adds_nothing_and_changes_nothing"],
    ),
    Mutant(
        "a list is taken into one's own hub alone",
        text="own = Hub.objects.visible_to(user, can=Permission.EDIT_WORKGROUP)",
        instead="own = Hub.objects.all()",
        tests=[f"{PAGES_OF_LISTS}another_hub_takes_nothing_from_it"],
    ),
    Mutant(
        "a list that is only looked over changes nothing",
        text="report = import_workgroups(hub=hub, rows=rows, places_if_blank=places_if_blank)"
        " transaction.set_rollback(True)",
        instead="report = import_workgroups(hub=hub, rows=rows, places_if_blank=places_if_blank)",
        tests=[f"{PAGES_OF_LISTS}checking_shows_line_by_line_what_would_be_made_and_makes_nothing"],
    ),
    Mutant(
        "an Excel file unpacks to no more than fits",
        text="if read > PART_AT_MOST or together > PARTS_AT_MOST: "
        "raise UnreadableWorkbook(TOO_LARGE)",
        tests=[f"{BOOKS}what_unpacks_without_end_is_cut_off"],
    ),
    Mutant(
        "an Excel file has no long text in many cells",
        text="or letters > LETTERS_AT_MOST",
        tests=[f"{BOOKS}one_long_text_in_many_cells_is_too_large"],
    ),
    Mutant(
        "an Excel file has no cell that makes millions",
        text="if cells and (number > ROWS_AT_MOST or len(cells) > COLUMNS_AT_MOST): "
        "raise UnreadableWorkbook(TOO_LARGE)",
        # Without the guard the others are read for as long as a page may take.
        tests=[f"{BOOKS}cells_far_away_make_no_million_lines[one low]"],
    ),
    Mutant(
        "a hidden sheet of an Excel file is not read",
        text='if sheet.state == "visible"',
        tests=[f"{BOOKS}a_workbook_that_another_library_wrote_is_read"],
    ),
]
