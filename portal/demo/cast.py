"""Who and what the demonstration is about. All of it is invented."""

# No mail reaches example.org, and no telephone rings at 01632 960001: both are kept free for
# examples.
ADMINISTRATOR = ("alex.admin@example.org", "Alex Adeyemi")
HUB_LEAD = ("hana.lead@example.org", "Hana Holt")
BOARD = ("bea.board@example.org", "Bea Brannigan")
LEAD = ("lewis.leader@example.org", "Lewis Lindqvist")
SECOND_LEAD = ("lola.leader@example.org", "Lola Lambert")
GUEST = ("gita.guest@example.org", "Gita Ghosh")
OTHER_ADMINISTRATOR = ("erin.admin@example.org", "Erin Ekwueme")
OTHER_HUB_LEAD = ("otis.lead@example.org", "Otis Oduya")
OTHER_LEAD = ("orla.leader@example.org", "Orla Orchard")
NATIONAL = ("nina.national@example.org", "Nina Novak")
PARTNER = ("pip.partner@example.org", "Pip Palermo")
LEAVER = ("lou.leaver@example.org", "Lou Laskaris")
SYSTEM = ("sam.system@example.org", "Sam Sorensen")
TEACHER = ("tess.teacher@example.org", "Tess Tremaine")

SIGN_INS = [
    (ADMINISTRATOR[0], "administrator of Larkfield Maths Hub"),
    (HUB_LEAD[0], "hub lead of Larkfield Maths Hub"),
    (BOARD[0], "on the board of Larkfield Maths Hub"),
    (PARTNER[0], "partner of Larkfield Maths Hub"),
    (LEAD[0], "leads three Work Groups of Larkfield"),
    (SECOND_LEAD[0], "local leader of Larkfield, who visits schools and leads Work Groups"),
    (GUEST[0], "leads one workshop of Larkfield, and nothing else"),
    (TEACHER[0], "teacher with a place"),
    (OTHER_ADMINISTRATOR[0], "administrator of Estuary Maths Hub"),
    (NATIONAL[0], "in the national team, which keeps the hubs and the catalogue of projects"),
    (SYSTEM[0], "keeps the installation running"),
]
# Who has no account, and by which words of its subject the mailbox finds a letter to them.
WITHOUT_ACCOUNT = [
    ("A head who is asked to approve a place", "please approve"),
    ("A head whose school owes a fee", "fee confirmed"),
    ("A head who reads all that their school does", "the page of"),
    ("A colleague who comes instead of a participant", "you are taking"),
]

LARKFIELD = {
    "name": "Larkfield Maths Hub",
    "slug": "larkfield",
    "mailbox": "larkfield.hub@example.org",
    "telephone": "01632 960001",
    "authorities": [("991", "Larkfield"), ("992", "Upper Harrowdale")],
    "towns": ["Larkfield", "Harrowdale", "Millbrook"],
    "first_urn": 900_100,
    "grid": (440_000, 310_000),
    "prefix": "LARK-",
}
ESTUARY = {
    "name": "Estuary Maths Hub",
    "slug": "estuary",
    "mailbox": "estuary.hub@example.org",
    "telephone": "01632 960002",
    "authorities": [("993", "Saltmarsh"), ("994", "Estuary Coast")],
    "towns": ["Saltmarsh", "Kingsferry", "Tern Bay"],
    "first_urn": 900_500,
    "grid": (560_000, 190_000),
    "prefix": "EST-",
}

SECONDARY_NAMES = [
    "Ashdown Academy",
    "Beacon Hill School",
    "Cedar Park School",
    "Drayton Manor High School",
    "Elmfield School",
    "Foxglove Academy",
    "Greenway High School",
    "Heron Lake School",
    "Ivybridge Road School",
    "Juniper Academy",
]
PRIMARY_NAMES = [
    "Acorn Primary School",
    "Bluebell Lane Primary School",
    "Copperfield Primary School",
    "Daisybank Infant School",
    "Eastgate Primary School",
    "Fernleigh Primary School",
    "Goldfinch Primary School",
    "Hazelwood Primary School",
    "Inglewood Junior School",
    "Jackdaw Primary School",
    "Kestrel Primary School",
    "Lavender Road Primary School",
]

TEACHERS = [
    "Amara Abbott",
    "Ben Baptiste",
    "Chloe Castellan",
    "Dev Dhillon",
    "Esme Eriksen",
    "Farid Fonseca",
    "Grace Gallimore",
    "Hugo Hartnell",
    "Imani Ishikawa",
    "Jonah Jarrett",
    "Keira Kowalczyk",
    "Leon Laurier",
    "Maya Mirza",
    "Noor Nakamura",
    "Owen Ormerod",
    "Priya Pemberton",
    "Quentin Quaye",
    "Rosa Ribeiro",
    "Sana Sutcliffe",
    "Theo Thackeray",
    "Uma Underhill",
    "Victor Vasquez",
    "Wren Whitlock",
    "Yusuf Yardley",
    "Zara Zielinski",
]
SECONDARY_TEACHERS = [
    "Adeel Ashworth",
    "Bronwen Bellamy",
    "Callum Chaudhry",
    "Delia Dunmore",
    "Ewan Eastwood",
    "Fatima Farrow",
    "Gareth Greene",
    "Hetty Halloran",
    "Idris Ingleby",
    "Joan Jessop",
    "Kofi Kendrick",
    "Lydia Lockhart",
]
ESTUARY_TEACHERS = [
    "Marcus Mallory",
    "Nadia Northcott",
    "Oscar Osborne",
    "Petra Pargeter",
    "Ravi Rowntree",
    "Sian Selwyn",
    "Tariq Tolland",
    "Una Upton",
    "Vera Varley",
    "Will Wetherby",
]

ABOUT = (
    "We are a partnership of schools and colleges that helps teachers of maths learn with and "
    "from each other.\n\nThis hub is invented: it belongs to a demonstration."
)
PRIVACY = (
    "We use what you tell us to run this Work Group: to give out places, to write to you about "
    "your dates, to keep registers, and to find out what has changed in your school.\n\n"
    "We pass on to the national programme who took part and for how long. We never ask for "
    "anything about a single pupil.\n\nWrite to us to see what we hold about you or to have it put "
    "right."
)
TERMS = (
    "A place is for the whole year: please keep all the dates free. If you cannot come, tell us "
    "as early as you can, or send a colleague from your school."
)
