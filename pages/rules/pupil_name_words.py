"""The words by which a name is known to be a pupil's, or a teacher's, a school's or a book's."""

import re
from pathlib import Path


def words_in(file: str) -> frozenset[str]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


FIRST_NAMES = words_in("first_names.txt")
ALSO_WORDS = words_in("names_and_words.txt")
NO_NAME = words_in("no_names.txt")

CHILD = (
    r"(?:pupils?|child(?:ren)?|boys?|girls?|students?|learners?|kids?|sons?|daughters?|twins?|"
    r"siblings?|apprentices?|ambassadors?|lads?|lass|nephew|niece|grandsons?|granddaughters?|"
    r"cousin)"
)
ROLE = (
    r"(?:teachers?|headteachers?|heads?|deput(?:y|ies)|leads?|co-leads?|leaders?|senco|tas?|"
    r"hltas?|"
    r"governors?|colleagues?|nqts?|ects?|trainees?|tutors?|lecturers?|advis[eo]rs?|specialists?|"
    r"coach|sles?|llmes?|bursars?|managers?|librarians?|caretakers?|(?:year|share) partners?|"
    r"mentors?|assistants?|principals?|directors?|consultants?|professors?|participants?|staff|"
    r"psychologists?|therapists?|contacts?|office|chair|inspector|author|hub)"
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
    r"|\bheads?(?:teachers?)? of [\w ]{3,20}, "
    r"|\b(?:thank(?:s|ed)?(?: you)?(?: to)?|(?:grateful|thankful) to|joined by|(?:together|"
    r"paired up|planned|planning|plan|along) with|(?:taught|led|run|given|sent|attended|written|"
    r"report|"
    r"covered|paid|delivered|shown|brought|session|presentation) by|contact|signed|present|phoned|"
    r"rang|emailed|called|wrote to|(?:sent|send|invoice|details|materials|belong)[\w ]{0,25} to|"
    r"dropped out|shared [\w ]{1,20} with|got to know|places(?: for)?|what|next time can)[\s:]*"
    r"|(?<!in )\bi \()$"
)
# After a name: its role, or its class and its lesson.
ADULT_AFTER = re.compile(
    rf"(?:(?:['’]s)?(?:\s*\([^)]*\))?\s*(?:[,(–—:-]|to be|who is|are|who was|is|was|as|"
    rf"has been)\s*(?P<role>(?:(?!\b(?:to|by|with|he|she|who|whose|his|her|their|has|had|told|"
    rf"asked|said|needs?|when|so|but|because|was|were|i|we|you|not|no)\b)[^.,;()]){{0,40}}?)"
    rf"\b{ROLE}\b(?!['’])"
    r"|['’]s?\s+(?:(?:new|own|year \w+|y\d+|two|top|parallel) )*(?:class|classes|pupils?|children|"
    r"students|learners|lessons?|sessions?|presentation|school|theorem|triangle|sieve|ideas|"
    r"problems?|tasks?|slides|videos?|charts?|algorithm|law|rules?|questioning|advice|talk|"
    r"training|"
    r"team|department|surprise|walk|story|outing|caterpillar|pumpkin|flag|race|speeds?|research|"
    r"guidance|system|phase|absence|planning|office|resources|diagrams?|paradox|numbers)\b)"
)
# What grown-ups do: teach, visit, write, and have a class or pupils of their own.
ADULT_VERBS = (
    "taught|teach(?:es|ing)?|modelled|models|led|leads?|co-?ordinates?|manages?|planned|plans|"
    "observes?|observed|watch(?:es|ed)|visits?|visited|emailed|sent us|meets?|"
    "write to|wrote to|rang|phoned|trained|trains|brought|"
    "brings|supports?|oversees|covers?|runs?|delivers?|delivered|presents|presented|replaces|"
    "retires?|retired|paid|trial(?:s|led)?|wants?|shares?|shared|thanked|opened|sends?|join|left|"
    "introduced|demonstrated|advises?|advised|coaches|coached|mentors?|moderates?|chairs?|chaired|"
    "hosts?|hosted|signs?|signed|attends?|attended|agree[sd]?|offer(?:s|ed)?|written|promised|"
    "volunteered|recommends?|recommended|suggests?|suggested|writing|came|spoke|took notes|"
    "take over|takes? (?:the )?year|gives? (?:feedback|advice)|get (?:release|cover)|come again|"
    r"come (?:along|on \w+day|to (?:see|watch|the))|(?:cannot|can['’]?t|not) (?:come|attend)|"
    r"be (?:late|away)|"
    r"joined us [\w ]{0,20}as|chang(?:es|ed) (?:how|the way|what)|linked|works? with the|"
    r"was well prepared|asked (?:whether|that|to|for|us)|said that (?:his|her|their|the)|"
    r"works? (?:for|at|with)"
)
SOME_PLACE = r"(?:academy|school|primary|council|juniors|infants|college|hub|trust|university)"
ADULT_DOES = re.compile(
    rf"(?:\s*[,(]?\s*(?:who )?(?:(?:also|now|then|is|has|had|will|would|can|could|kindly|still|"
    rf"not) )*"
    rf"(?:{ADULT_VERBS})\b"
    rf"|,? and i\b|,? (?:of|from|at) [\w' ]{{0,30}}{SOME_PLACE}\b| (?:is|was) (?:the|our) new\b"
    r"|,? who (?:let|asked|runs|works|gave|told|helps|helped|showed us)\b|,? i am\b"
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
    r"centre|group|university|language|nursery|church|award|council|sixth form|federation|sets?)\b"
)
PLACE_BEFORE = re.compile(
    r"\bthe $|(?<!look )(?<!looked )\b(?:at|near|class names?|houses?|named after|classes?:)\s+$"
)

# Right before a name, with a few words that only join the two.
JOINING = (
    r"(?:[\s,:;(“\"'/–—-]|['’]s\b|\b(?:called|named|known as|is|are|was|were|really|in fact|"
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
    r"cohort of \w+|"
    r"pre-teaching|the only (?:one|child|pupil)[\w ]{0,40} (?:was|is)|['’]s (?:group|class|"
    r"table|set)[:]|"
    r"child['’]s name|pupil \w|kids like|books? looked at|new arrival)\b[^.]{0,24}"
    rf"|(?:^|\n)\s*(?:{YEAR}|{CLASS})(?: \w+)?\s*[:–—-]\s*(?:\w+ (?:are|is) )?)$"
)
CHILD_AFTER = re.compile(
    r"(?:(?:['’]s)?[\s,(–—:-]*(?:(?:who|is|was|are|both|all|one|in|of|from|a|an|the|our|my|at|"
    r"aged?|only|year old|"
    rf"joined|quiet|new to|now|with|most able|very|little|joined our) )*(?:\(?{YEAR}|{CLASS}|"
    rf"{NEED}|aged? \d|"
    rf"\d{{1,2}}\s*[,):]|\d{{1,2}}$|\d+%|\d{{1,2}}/\d{{1,2}}\b)"
    rf"|[\s,(–—:-]*(?:(?:who )?(?:is|was|are|were|as)\b|[,(–—:-])[^.,;()]{{0,28}}\b{CHILD}\b"
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
    r"\b(?:saw|heard|hear|see|watch(?:ed)?|moved?|gave|gives?|given|asked?|told me about|about|"
    r"for|when|"
    r"like|even|pair|paired|put|took|take|let|help(?:ed|ing)?|proud of|poor|little|noticed?|"
    r"work with|"
    r"working with|worked with|why|whether|if|because|since|that|only|not so) $"
)
SAYS_NAME = re.compile(r"\b(?:called|named|names? (?:is|was|are)|known as) $")
# Somewhere in the same text: it is about children and their lessons.
SCHOOLING = re.compile(
    rf"\b(?:{CHILD}|{YEAR}|{CLASS}|{NEED}|my class|class|lessons?|sets?|scores?|points?|marks|"
    rf"progress|tests?|sats|mtc|gcse|"
    r"predicted|intervention|pre-teaching|number bonds|times tables?|fractions?|"
    r"denominators?|rhymes?|songs?|gestures?|cards?|area|perimeter|volume|english|"
    r"counters?|counts?|counted|fingers|tens?|frames?|diagnostic|column|columns|apparatus|"
    r"carpet|partner|"
    r"table|decimal|exchange|algebra|maths|array|dots|rods|cubes|stem sentence|greater|"
    r"misconception\w*|"
    r"attain\w+|mum|mother|dad|parents|teddy|ta|plenary|starter|book|quiz|photo\w*|reading age|"
    r"tier|talker|units?|assessed|finishes|grandparents|ehcp|send|assembly|learning|evidence|"
    r"ticket|"
    r"(?:red|blue|green|yellow|top|bottom|middle|lower|higher) (?:group|set|table)|whiteboard|"
    r"board|"
    r"numbers?|numeracy|addition|subtraction|multipl\w+|divi(?:de|sion)\w*|shapes?|patterns?|"
    r"angles?|"
    r"problems?|solved?|answers?|reasoning|confidence|resits?|resat|grade|exam|level|tutoring|"
    r"square|"
    r"bar models?|modelled|part-whole|rekenreks?|numicon|dienes|ability|\d+ ?[x×+÷] ?\d+|words|"
    r"facts|recall|gaps?|doubles|tenths|hundreds?|ones|case study|extension|drawing|diagrams?|"
    r"sentences?|repeat|explain\w*|explanation|questions?|vocabulary|stems?|oracy|understand\w*|puzzles?|"
    r"friends?|"
    r"sums?|task|talks?|said|maths trail|curriculum|stage|target|swapped|swap|worksheets?|digits?|"
    r"guess\w*|estimat\w+|measur\w+|money|clock|percent\w*|ratio|equation|simplif\w+|factori\w+|"
    r"graph\w*|probability|geometry|number line|place value|certificate|behaviour|reads?|"
    r"reading|writing|spelling|hand up|"
    r"classroom|greater depth|jotting|equal|halve|double|zero|odd|even|homework|sheet|laptop|"
    r"shy|pencil|crayons?|desk|paper|dyslexi\w*|dyscalculi\w*|bored|medal|assemblies|playground|"
    r"lunchtime|catch.?up|plenary|nurture|coloured overlay)\b"
)
# About courses and their papers rather than about lessons.
ADMIN = re.compile(
    r"\b(?:workshops?|cover|release|fees?|invoices?|hub|(?<!sen )register|joining details|"
    r"materials|host|"
    r"agreement|waived?|refund|cpd|network|training|newsletter|webinar|zoom|teams call|meeting)\b"
)
# Known to the public, so that a lesson may be about them.
PUBLIC = re.compile(
    r"\b(?:white rose|florence nightingale|ada lovelace|katherine johnson|alan turing|"
    r"mary somerville|"
    r"jo boaler|craig barton|mark mccourt|anne watson|debbie morgan|liping ma|marcus rashford|"
    r"mo farah|usain bolt|harry potter|eric carle|rod campbell|dr frost|isaac newton|"
    r"albert einstein|"
    r"charlie stripp|john mason|dylan wiliam|helen drury|mike askew|mark mccourt|emmy noether|"
    r"sophie germain|carl gauss|blaise pascal|john venn|lewis carroll|robin hood|stephen hawking|"
    r"maryam mirzakhani|roald dahl|michael rosen|henry viii|william shakespeare|guy fawkes)\b"
)
