"""What people type, send as a file, or open in a spreadsheet."""

from tests.mutants.mutant import Mutant

ENQUIRIES = "tests/needs/test_enquiry.py::test_"
EXPORTS = "tests/robust/test_exports.py::test_no_exported_cell_begins_a_formula"
LOGO = "tests/hubs/test_logo.py::test_"
PUPILS = "tests/pages/test_pupil_identity.py::test_"
WORDS = "tests/pages/test_free_text.py::test_"
SURVEY = "tests/evaluations/test_survey.py::test_"

MUTANTS = [
    Mutant(
        "no unique pupil number is kept",
        text="if UPN.search(text):",
        instead="if False:",
        tests=[f"{PUPILS}a_unique_pupil_number_is_refused"],
    ),
    Mutant(
        "no pupil's date of birth is kept",
        text="if any(day_could_be_birthday(day, on) for day in days_in(text)):",
        instead="if False:",
        tests=[f"{PUPILS}a_date_of_birth_is_refused"],
    ),
    Mutant(
        "a box for words refuses pupils",
        text="for name, problem in list(guard_words(self)):",
        instead="for name, problem in ():",
        tests=[
            f"{WORDS}a_pupils_number_is_taken_nowhere",
            "tests/evaluations/test_survey_page.py::test_no_pupils_identity_is_taken",
        ],
    ),
    Mutant(
        "a pupil's name is asked about",
        text="if not question.is_confirmed:",
        instead="if False:",
        tests=[f"{WORDS}a_pupils_name_is_asked_about_beside_its_box"],
    ),
    Mutant(
        "a tick is for the words that were asked about",
        text="is_confirmed=set(names) <= set(ticked)",
        instead="is_confirmed=bool(ticked)",
        tests=[f"{WORDS}a_tick_for_other_words_is_none"],
    ),
    Mutant(
        "what turns letters round is refused",
        text="if is_control or letter in TURNING:",
        instead="if is_control:",
        tests=[f"{WORDS}a_hidden_character_is_refused_by_its_place"],
    ),
    Mutant(
        "answers to a survey refuse pupils, whatever the form let through",
        text="refuse_pupils((None, answer.text) for answer in given)",
        instead="pass",
        tests=[f"{SURVEY}an_answer_that_shows_who_a_pupil_is_leaves_nothing_behind"],
    ),
    Mutant(
        "a picture is told by what is in it",
        text="if reader is None: raise BadPicture(NOT_A_PICTURE)",
        instead='if reader is None: return Picture("image/png", 16, 16, content)',
        tests=[f"{LOGO}anything_else_is_no_picture"],
    ),
    Mutant(
        "a picture is unpacked only where its size fits",
        text="if not all(SMALLEST_SIDE <= side <= LONGEST_SIDE for side in picture.size):",
        instead="if False:",
        tests=[f"{LOGO}a_picture_is_unpacked_only_once_its_size_is_known_to_fit"],
    ),
    Mutant(
        "notes inside a picture are left out",
        text="return written_anew(pixels_of(content, reader))",
        instead="picture = pixels_of(content, reader)\n        return Picture(str(picture."
        "get_format_mimetype()), *picture.size, content)",
        tests=[f"{LOGO}notes_inside_a_picture_and_what_hangs_on_behind_are_left_out"],
    ),
    Mutant(
        "a file that is too large goes by unread",
        text="if self.request_length > LARGEST + (1 << 20):",
        instead="if False:",
        tests=[
            "tests/schools/test_register_files.py::test_a_file_that_is_too_large_goes_by_unread"
        ],
    ),
    Mutant(
        "no cell of a download is a formula",
        text='return f"\'{text}" if text.lstrip().startswith(FORMULA_STARTS) else text',
        instead="return text",
        tests=[EXPORTS],
    ),
    Mutant(
        "no cell is a formula behind blanks",
        text="text.lstrip().startswith(FORMULA_STARTS)",
        instead="text.startswith(FORMULA_STARTS)",
        tests=[EXPORTS],
    ),
    Mutant(
        "the box that people do not see betrays a machine",
        text="if trap.strip(): return Suspicion.TRAP",
        tests=[f"{ENQUIRIES}what_looks_like_spam_is_set_aside_and_nobody_is_written_to"],
    ),
    Mutant(
        "many links set a message aside",
        text="return Suspicion.LINKS if links_in(text) > LINKS_AT_MOST else",
        instead="return Suspicion.LINKS if links_in(text) > 100 else",
        tests=[f"{ENQUIRIES}what_looks_like_spam_is_set_aside_and_nobody_is_written_to"],
    ),
    Mutant(
        "nobody is written to about suspected spam",
        text="if is_new and not suspicion:",
        instead="if is_new:",
        tests=[f"{ENQUIRIES}what_looks_like_spam_is_set_aside_and_nobody_is_written_to"],
    ),
    Mutant(
        "a form is not sent within seconds",
        text="return TOO_QUICK if opened_at(token) > timezone.now() - QUICKEST else",
        instead="return",
        tests=[f"{ENQUIRIES}a_form_sent_too_quickly_or_too_late_comes_back_whole"],
    ),
    Mutant(
        "a form that nobody opened is not taken",
        text="self.begin_again() return UNKNOWN",
        instead='self.key = token; return ""',
        tests=[f"{ENQUIRIES}a_form_nobody_opened_comes_back"],
    ),
    Mutant(
        "the same form sent twice is one message",
        text="enquiry, is_new = Enquiry.objects.get_or_create( form_key=form_key,",
        instead='enquiry, is_new = Enquiry.objects.get_or_create( form_key=f"{form_key}'
        '{timezone.now().timestamp()}",',
        tests=[f"{ENQUIRIES}the_same_form_sent_twice_is_one_enquiry"],
    ),
]
