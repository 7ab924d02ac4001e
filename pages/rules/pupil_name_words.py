"""The words by which a name is known to be a pupil's, or a teacher's, a school's or a book's."""

import re
from pathlib import Path


def lines_in(file: str) -> list[str]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def words_in(file: str) -> frozenset[str]:
    return frozenset(word for line in lines_in(file) for word in line.split())


def patterns_in(file: str, *more: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join((*lines_in(file), *more))})\b")


FIRST_NAMES = words_in("first_names.txt")
ALSO_WORDS = words_in("names_and_words.txt")
NO_NAME = words_in("no_names.txt")
ALSO_SURNAMES = words_in("surnames_and_words.txt")

CHILD = (
    r"(?:pupils?|child(?:ren)?|boys?|girls?|students?|learners?|kids?|sons?|daughters?|twins?|"
    r"siblings?|apprentices?|ambassadors?|lads?|lass|nephew|niece|grandsons?|granddaughters?|"
    r"cousin)"
)
ROLE = (
    r"(?:teachers?|headteachers?|heads?|deput(?:y|ies)|leads?|co-leads?|leaders?|senco|tas?|"
    r"hltas?|"
    r"governors?|colleagues?|nqts?|ects?\d?|trainees?|tutors?|lecturers?|advis[eo]rs?|specialists?|"
    r"coach|sles?|llmes?|bursars?|managers?|librarians?|caretakers?|(?:year|share) partners?|"
    r"mentors?|assistants?|principals?|directors?|consultants?|professors?|participants?|staff|"
    r"psychologists?|therapists?|contacts?|office|chair|inspector|author|hub|d?a?ht|slt|sendco|"
    r"coordinators?|co-ordinators?|secretary|clerk|trustees?|ceo|supply|technicians?|mps?|mayor|"
    r"presenters?|speakers?|practitioners?|champions?|experts?|facilitators?|visitors?|"
    r"observers?|volunteers?|hosts?|adults?|helpers?|sip|sbm|dsl)"
)
YEAR = (
    r"(?:(?:years?|yrs?|y)\s?\d{1,2}s?\b|(?:year|yr|y)\s?r\b|"
    r"reception\b|nursery\b|key stage \d|ks\d)"
)
CLASS = (
    r"(?:(?:top|bottom|lowest|highest|middle|lower|higher|red|blue|green|yellow) "
    r"(?:set|group|table|year)|(?:class|set|group|tutor)\s\w{1,3}\b|"
    r"\d{1,2}(?!st|nd|rd|th)[a-z]{1,2}\d?\b|\d{1,2} \w+ class)"
)
NEED = (
    r"(?:send?\b|eal\b|semh\b|pp\b|pupil premium|ehcp|autis\w+|dyslex\w+|dyscalcul\w+|dysprax\w+|"
    r"adhd\b|greater depth|working (?:at|below|towards)|lac\b|"
    r"(?:low|lower|middle|high|higher) (?:ability|attain\w+)|secure\b|below\b|wts\b|exs\b|gds\b|"
    r"no progress|new to english|catch-up|\w* ?mutism|down['’]s syndrome|speech|hearing|"
    r"visual\w*|looked.after|in care|foster\w*|traveller|refugee|asylum|dwarfism|epilep\w+|"
    r"cerebral palsy|tourette\w*)"
)

TITLE = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|lord|lady|rev|madame|cllr|councillor|canon|"
    r"saint|st|king|queen|sister [a-z]*)\.?\s+(?:[a-z]\.?\s+)?$"
)
# Before a name: whose role it is, or who was rung, thanked and listened to.
ADULT_BEFORE = re.compile(
    rf"(?:\b{ROLE}\b[\s,:(–—-]*(?:\b(?:is|are|was|called|named)\b)?[\s,:(]*"
    rf"|\b{ROLE}(?: (?:at|of|for|from) [\w' ]{{3,30}}?| \w+)?(?:,| is)\s*"
    r"|\b(?:teachers|staff|colleagues|leaders|leads|hosts|governors|ects|partners)\b[^.;:]{0,30}: "
    r"|\bheads?(?:teachers?)? of [\w ]{3,20}, "
    r"|\b(?:thank(?:s|ed)?(?: you)?(?: to)?|(?:grateful|thankful) to|joined by|(?:together|"
    r"paired up|planned|planning|plan|along) with|(?:taught|led|run|given|sent|written|"
    r"report|"
    r"covered|paid|delivered|shown|brought|session|presentation) by|contact|signed|present|phoned|"
    r"rang|emailed|(?<!is )(?<!was )(?<!are )called|wrote to|(?:sent|send|invoice|details|"
    r"materials|belong)[\w ]{0,25} to|"
    r"hi|hello|dear|hey|good morning|many thanks|dropped out|shared [\w ]{1,20} with|"
    r"team.teach with|got to know|places(?: for)?|next time can)[\s:]*"
    r"|(?<!in )\bi \()$"
)
# Before a name that could be either's: whoever works with us, unless a word for a child follows.
COMPANY_BEFORE = re.compile(
    r"\b(?:in place of|on behalf of|instead of|replaced by|(?:to|have|been) read|reading|"
    r"heard (?:back )?from|"
    r"feedback (?:for|from|to)|visits?\b.{0,60} with|(?:talk|input|session|workshop|email|call|"
    r"message|apologies|cpd|cover|supply|slides|notes) (?:from|for|with)|welcomed?(?: back)?|cc|"
    r"(?:^|\n)(?:from|to|by):|"
    r"regards|cheers|according to|shadow(?:ing|ed)?|appointed|(?:please|can you|could you|"
    r"to) book|observed:|(?:hosted|attended|taken|designed|was) by|(?:notes?|observations?|"
    r"books?|story|poem|song|"
    r"blog|"
    r"article|review|slides|film|video|read.{0,60}|rang) by|(?:met|chatted|liaised?|"
    r"checked|agreed|check) with|rang|ask)[\s:,]*$"
)
# After a name: its role, or its class and its lesson.
ADULT_AFTER = re.compile(
    rf"(?:(?:['’]s)?(?:\s*\([^)]*\))?\s*(?:[,(–—:-]|to be|who is|are|who was|is|was|as|"
    rf"has been|will be|(?:is|are) going to be|becomes?|became)\s*(?P<role>(?:(?!\b(?:to|by|with|"
    rf"he|she|who|whose|his|her|their|has|had|told|"
    rf"asked|said|needs?|when|so|but|because|was|were|i|we|you|not|no)\b)[^.,;()]){{0,40}}?)"
    rf"\b{ROLE}\b(?!['’])"
    r"|['’]s?\s+(?:(?:new|own|reception|nursery|year \w+|y\d+|two|top|parallel) )*(?:class|"
    r"classes|pupils?|children|"
    r"students|learners|lessons?|sessions?|presentation|school|theorem|triangle|sieve|ideas|"
    r"problems?|tasks?|slides|videos?|charts?|algorithm|law|rules?|questioning|advice|talk|"
    r"training|"
    r"team|department|surprise|walk|story|outing|caterpillar|pumpkin|flag|race|speeds?|research|"
    r"guidance|system|phase|absence|planning|y(?:ear )?\d+s|office|resources|diagrams?|paradox|"
    r"numbers)\b)"
)
# What grown-ups do: teach, visit, write, and have a class or pupils of their own.
ADULT_VERBS = "|".join(lines_in("grown_up_verbs.txt"))
SOME_PLACE = r"(?:academy|school|primary|council|juniors|infants|college|hub|trust|university)"
ADULT_DOES = re.compile(
    rf"(?:(?:['’]s)?\s*[,(]?\s*(?:who )?(?:(?:also|now|then|is|has|had|will|would|can|could|"
    rf"kindly|still|"
    rf"not) )*"
    rf"(?:{ADULT_VERBS})\b| with (?:(?:the|her|his|their) )?(?:{YEAR}|nursery)"
    rf"|(?:,? and| &) i\b| (?:is|was) (?:the|our) new\b"
    r"|,? who (?:let|asked|runs|works|gave|told|helps|helped|showed us)\b|,? i am\b)"
)
# A class, pupils or a head of one's own.
OWN_CLASS = re.compile(
    rf"(?:,? (?:of|from|at) [\w' ]{{0,30}}{SOME_PLACE}\b| has an? [\w ]{{0,25}}class\b|"
    rf"[^.;]{{0,60}}\b(?:her|his|their) (?:year |y)\d+s\b"
    rf"|\s*,? (?:who )?(?:now )?(?:has|have|takes?|looks after)\s+(?:\w+\s){{0,2}}"
    rf"(?:{YEAR}|(?:\d|two|three|four)\w* groups?|\d+ (?:send )?pupils)"
    r"|[^.;]{0,90}?(?<!in )(?<!of )\b(?:her|his|their) (?:own |new |whole |year \w+ |y\d+ |two )*"
    r"(?:class|classes|pupils|children|students|learners|head|lessons?|school|colleagues|"
    r"department)\b)"
)
PLACE_AFTER = re.compile(
    r" pupils\b|['’]?s?[ -](?:church of england |c of e |catholic |rc )?(?:primary|schools?|"
    r"academy|college|"
    r"infants?|juniors?|high|grammar|road|street|park|lane|farm|house|class|room|trust|hill|hall|"
    r"centre|group|university|language|nursery|church|week|museum|award|council|sixth form|"
    r"federation|sets?)\b"
)
PLACES_AFTER = re.compile(r" (?:schools|academies|primaries|houses|classes|sets|teams|trusts)\b")
PLACE_IN = re.compile(r" (?:park|street|lane|road|hill|church|green|bridge|field|tower|court)$")
PLACE_BEFORE = re.compile(
    r"\bthe $|\b(?:pupils|children|students|teachers|staff|year \d+s?) (?:from|at|of) $|"
    r"(?<!look )(?<!looked )\b(?:at|near|class names?|houses?|named after|classes?:)\s+$"
)

# Right before a name, with a few words that only join the two.
JOINING = (
    r"(?:[\s,:;=(“\"'/–—-]|['’]s\b|\b(?:called|named|known as|is|are|was|were|really|in fact|"
    r"such as|"
    r"like|present|for instance|for example|instance|example|mostly|including|especially|names?|"
    r"voice|"
    r"observed|interviewed|worried about|i am|below|premium|council|work|who asked|who stood out|"
    r"told you about|last time|noticed|the|my|our|target|focus|case|list|in|class|\d\w*|year|yr|"
    r"with|it|for)\b)"
)
CHILD_BEFORE = re.compile(
    rf"(?:\b{CHILD}\b(?!\s+(?:teacher|in the|in \w+ (?:and|,)))(?:{JOINING}){{0,14}}"
    r"|\b(?:intervention group|focus group|watch list|support group|send:|sen register|case study|"
    r"work sample attached|winners?|star of the lesson|peer tutors|our pp|(?:his|her|"
    r"their) names? (?:is|was|are|were)|(?:parents?|mum|mother|dad|father|grand\w+|family) of|"
    r"(?:brother|sister|sibling|nan|carer|friend|twin|cousin) of|cohort of \w+|(?:he|she) (?:is|"
    r"was) called|(?:ta|scribe|reader|prompter|extra time|rest breaks?|"
    r"one.to.one|1:1|ehcp|iep|provision|referral|adjustments?) (?:\w+ )?for|"
    r"pre-teaching|(?:with|without) (?:his|her) ta|(?:my|focus|target|booster|"
    r"lowest) group(?: of \w+)?(?: are| is|:)|(?:mentor|buddy|partner|"
    r"reader)[\w ]{0,12} from year \d+|the only (?:one|child|pupil)[\w ]{0,40} (?:was|is)|"
    r"['’]s (?:group|class|"
    r"table|set)[:]|"
    r"child['’]s name|pupil \w|kids like|books? looked at|new arrival)\b[^.]{0,24}"
    rf"|(?:^|\n)\s*(?:{YEAR}|{CLASS})(?: (?!{ROLE})\w+)?\s*[:–—-]\s*(?:\w+ (?:are|is) )?)$"
)
CHILD_AFTER = re.compile(
    r"(?:(?:['’]s)?[\s,(–—:-]*(?:(?:who|is|was|are|both|all|one|in|of|from|a|an|the|our|my|at|"
    r"aged?|only|year old|"
    rf"joined|quiet|now|most able|very|little|joined our) )*(?:\(?{YEAR}|{CLASS}|"
    rf"{NEED}|aged? \d|(?:got|scored|gets|achieved) \d|"
    rf"\d{{1,3}}\s*[,):]|\d{{1,2}} and a half|\d{{1,3}} (?:maths|reading|marks?|points?|"
    rf"out of)\b|\d{{1,2}}$|\d+%|"
    rf"\d{{1,2}}/\d{{1,2}}\b)"
    rf"|(?:,| and|'s) (?:his|her|their) (?:mum|dad|mother|father|parents?|nan|gran\w*|carers?)\b"
    rf"|[\s,(–—:-]*(?:(?:who )?(?:is|was|are|were|as)\b|[,(–—:-])"
    rf"(?:(?!\b(?:the|most|all|some|many|our) (?:\w+ )?(?:children|pupils))[^.,;()]){{0,28}}"
    rf"\b{CHILD}\b"
    r"|['’]s? (?:mum|dad|mother|father|parents?|grand\w+|brother|sister|book|score|confidence|"
    r"targets?|misconceptions?|progress|exit ticket|ta\b|reading|reasoning|journal|attendance|"
    r"behaviour|gap|work\b|jotting|number line|test|writing|wellbeing|attainment|teacher\b)"
    r"|[\s,]+(?:aged? \d|(?:who )?(?:has|with) (?:an? )?(?:one-page|"
    rf"{NEED})))"
)
COURSE_AFTER = re.compile(
    r"\s*:?\s*(?:in|for|at|from|and|,)?\s*(?:years?|y|reception|key|ks|early|\d)"
)
# So plain that even a first name which is not on our list is a pupil's.
SURELY_CHILD_AFTER = re.compile(
    rf"\s*\(\s*(?:{YEAR}|\d{{1,2}}\)|aged? \d|{NEED}|{CLASS}\))"
    rf"|\s*, (?:who is |is )?(?:an? |my |our |one of |aged? \d)[^.,;()]{{0,20}}(?:\b{CHILD}|"
    rf"{YEAR}|\d)"
    rf"|,? aged? \d| (?:is|was) (?:a |in |my |one of )[\w ]{{0,20}}(?:\b{CHILD}\b|{YEAR})"
)
# What children do in lessons, and visitors do not.
CHILD_DOES = re.compile(
    r"(?:['’]s)?[\s,]*(?:who |and \w+ (?:\w+ )?|still |also |now |even |has |had |can |could |"
    r"did |would |does )*"
    r"(?:count(?:s|ed)?|cannot|can['’]?t|could|couldn['’]t|can\b|said|says|explain\w*|struggl\w+|"
    r"scored?|still|needs?|got|moved|closed|finish\w+|made|reads?|drew|wrote|told|pass(?:ed)?|"
    r"answer\w*|shout\w*|joined|works?|improv\w+|refus\w+|follow\w+|began|start\w+|tries|tried|"
    r"tri\w+|learn\w+|find\w*|found|work\w*|chose|needed|showed|shows|does not|doesn['’]?t|"
    r"did not|didn['’]?t|knows?|understand\w*|subitis\w+|halve|went|fell|"
    r"cried|put|copied|was (?:chosen|sent|asked|given|put|shown|told|moved|absent|able|afraid|"
    r"proud|stuck|picked|the only|overheard)|were|sits?|"
    r"used?|take|took|tends?|failed|came|thrive|coped?|see\w*|add\w*|lead|enjoys|speaks?|sat|"
    r"argued|"
    r"uses|gets?|stayed|has|had|used to|did|read|spotted|will|should|is|are|and|is being|stopped|"
    r"missed|looks?|to be|say|show|lead|out of|always|in my|drew|fell)\b"
)
# Only children, so that nothing else need tell of lessons.
CHILD_ALONE_DOES = re.compile(
    r"[\s,]*(?:who |still |also |now |even |has |had |can |could |will |never |always )*"
    r"(?:counts?|counted|counting|struggl\w+|scored?|drew|draws|passed|failed|answer(?:s|ed)|"
    r"shout\w*|"
    r"cried|cries|copie[sd]|spotted|explain(?:s|ed)?|subitis\w+|halves?|doubles?|improved|fell|"
    r"sits|sat|"
    r"puts? (?:his|her) hand|stood out|thrives?|thriving|giggl\w+|wriggl\w+|fidget\w*|kicked|"
    r"bored|"
    r"was (?:sent|taken) out|came (?:top|bottom|first|last)|refus\w+|speaks in|stammer\w*|"
    r"reverses?|"
    r"guess(?:es|ed)?|loves? (?:the|maths|number)|is (?:bored|shy|working|very able|making))\b"
)
# Watched, helped and moved is somebody.
SOMEBODY_BEFORE = re.compile(
    r"[\"”’'] ?[–—-] ?$|\b(?:especially|esp\.|saw|heard|hear|see|watch(?:ed)?|moved?|gave|gives?|"
    r"given|asked?|told me about|about|"
    r"for|when|"
    r"like|even|pair|paired|put|took|take|let|help(?:ed|ing)?|proud of|poor|little|noticed?|"
    r"work with|"
    r"working with|worked with|why|whether|if|because|since|that|only|not so) $"
)
SAYS_NAME = re.compile(r"\b(?:called|named|names? (?:is|was|are)|known as) $")
# Somewhere in the same text: it is about children and their lessons.
SCHOOLING = patterns_in("signs_of_lessons.txt", CHILD, YEAR, CLASS, NEED)
# About courses and the work of grown-ups rather than about lessons.
WORK = patterns_in("signs_of_work.txt")
# After a name: pupils who are somebody else, so that whoever is named is hardly one of them.
OTHERS_AFTER = re.compile(
    r"(?<!of )\bthe (?:children|pupils)\b(?! who)"
    r"|(?<!other )(?<!of the )\bpupils\b(?! premium| who| laugh| were| clap| cheer)"
)
# About neither lessons nor courses: these are a grown-up's unless the text is about lessons.
DAILY = re.compile(
    r"\b(?:resources|places?|spring|autumn|summer|(?:mon|tues|wednes|thurs|fri)days|keen|"
    r"busy|trains?|bus|strike|traffic|hospital|emergency|in time|holiday|parking|lunch provided|"
    r"phone|number on file|address|invite[ds]?|the minutes|agenda|(?:in the|by) post|apologies|"
    r"the email|sorry|o'clock)\b"
)
# What is said of a child even where the work of grown-ups is spoken of.
LEARNS = patterns_in("signs_of_learning.txt")
# People in made-up questions.
MADE_UP = re.compile(
    r"\b(?:(?:word|story) problems?|(?:the|this|a) (?:problem|question) (?:read|said|says|goes|"
    r"about|"
    r"was)|characters?|puppets?|mascots?|named our|called our|"
    r"(?:taught|learn\w*|lessons?|projects?|units?|topics?|assembly) (?:about|on))\b[^.]{0,40}$"
)
SUM = re.compile(
    r"\b(?:has|had|have|buys?|bought|shares?|eats?|gives?|collects?|earns?|saves?) (?:£?\d+|"
    r"two|three|four|five|six|some|twice as many) (?:more |red |blue )?(?:apples|sweets|marbles|"
    r"cakes|"
    r"pounds|pence|p|stickers|cookies|pencils|oranges|bananas|cards)\b"
)
# Known to the public, so that a lesson may be about them.
PUBLIC = patterns_in("public_names.txt")
