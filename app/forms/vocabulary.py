"""The words people, promises and talks are described in: keys for ever, labels to reword."""

from __future__ import annotations

from typing import Final

from app.forms.questions import Option
from app.language import N_

CLOSENESS: Final = (
    Option("extremely", N_("Extremely close")),
    Option("very", N_("Very close")),
    Option("quite", N_("Quite close")),
)

MEMBER_KINDS: Final = (
    Option("family", N_("Family")),
    Option("friend", N_("Friend")),
    Option("neighbour", N_("Neighbour")),
    Option("community", N_("Community or faith")),
    Option("work", N_("Work or learning")),
    Option("paid", N_("Paid help or professional")),
    Option("group", N_("Group or activity")),
    Option("pet", N_("Pet")),
    Option("other", N_("Someone else")),
)

# A group, a professional or a pet is drawn but never counted as one of the person's people.
NOT_COUNTED_KINDS: Final = frozenset({"paid", "group", "pet"})

YES_PARTLY_NO: Final = (
    Option("yes", N_("Yes")),
    Option("partly", N_("Partly")),
    Option("no", N_("No")),
)

# Welsh answers what came to pass otherwise than what is so.
DID_IT_TAKE: Final = (
    Option("yes", N_("It did")),
    Option("partly", N_("Partly")),
    Option("no", N_("It did not")),
)

LEFT_REASONS: Final = (
    Option("moved", N_("Moved away")),
    Option("died", N_("Died")),
    Option("lost_touch", N_("Lost touch")),
    Option("mistake", N_("Added by mistake")),
)

TIE_QUALITIES: Final = (
    Option("strong", N_("Strong")),
    Option("ordinary", N_("Ordinary")),
    Option("tenuous", N_("Only just in touch")),
    Option("strained", N_("Hard at times")),
    Option("both", N_("Both helps and is hard")),
    Option("lost", N_("Lost touch")),
)

HELP_DIRECTIONS: Final = (
    Option("to", N_("They give")),
    Option("from", N_("They get")),
    Option("both", N_("They give and get")),
    Option("none", N_("Neither")),
)

FAMILY_GROUP_WISHES: Final = (
    Option("would_like", N_("Would like to be asked")),
    Option("said_yes", N_("Said yes")),
    Option("please_dont", N_("Please don't ask")),
)
"""Of a family group meeting; nothing while it was not yet talked about."""

FAMILY_MARKS: Final = (
    Option("partner", N_("Partner")),
    Option("separated", N_("Separated")),
    Option("step", N_("Step family")),
    Option("adopted", N_("Adopted")),
    Option("foster", N_("Fostered")),
)

HELP: Final = (
    Option("alone", N_("By ourselves")),
    Option("with_help", N_("With some help")),
    Option("agency", N_("An agency does it")),
)

PREVENTION: Final = (
    Option("primary", N_("Prevents a need")),
    Option("secondary", N_("Reduces a need")),
    Option("tertiary", N_("Delays a need")),
)

PLACES: Final = (
    Option("home", N_("At home")),
    Option("hub", N_("At a hub or drop-in")),
    Option("phone", N_("By phone")),
    Option("ward", N_("On a hospital ward")),
    Option("video", N_("By video call")),
    Option("other", N_("Somewhere else")),
)

CONTACT_WAYS: Final = (
    Option("phone", N_("Phoned")),
    Option("visit", N_("Visited")),
    Option("met", N_("Met")),
    Option("text", N_("Texted")),
    Option("email", N_("Emailed")),
    Option("letter", N_("Wrote")),
    Option("other", N_("Other")),
    Option("put_off", N_("Put off")),
)
PUT_OFF: Final = "put_off"
"""The way of a note that only puts a contact off: nobody was met, and nobody chooses it."""

APPOINTMENT_OUTCOMES: Final = (
    Option("seen", N_("Seen")),
    Option("not_there", N_("Not there")),
    Option("put_off", N_("Put off")),
)

COPY_WAYS: Final = (
    Option("printed", N_("Printed here")),
    Option("large_print", N_("Large print")),
    Option("welsh", N_("In Welsh")),
    Option("post", N_("To post")),
    Option("read_aloud", N_("Read aloud")),
    Option("email", N_("Emailed by the team")),
    Option("posted", N_("Posted")),
    Option("not_owed", N_("No copy is owed any more")),
)
"""How a copy is given. The last two are not chosen: they are what becomes of one."""

INVOLVEMENT: Final = (
    Option("open", N_("Working together now")),
    Option("finished_for_now", N_("Finished for now")),
    Option("moved", N_("Moved away")),
    Option("died", N_("Died")),
)

NEEDS_STAGES: Final = (
    Option("identify", N_("Asked what they need")),
    Option("record", N_("Written down")),
    Option("flag", N_("Shown wherever their record is")),
    Option("share", N_("Shared with who needs to know, with consent")),
    Option("meet", N_("Met")),
    Option("review", N_("Looked at again")),
)
"""The six stages of the Accessible Information Standard, DAPB1605 v4.0."""

WEEK_DAYS: Final = (
    Option("mon", N_("Monday")),
    Option("tue", N_("Tuesday")),
    Option("wed", N_("Wednesday")),
    Option("thu", N_("Thursday")),
    Option("fri", N_("Friday")),
    Option("sat", N_("Saturday")),
    Option("sun", N_("Sunday")),
)

WEEK_PARTS: Final = (
    Option("morning", N_("Morning")),
    Option("afternoon", N_("Afternoon")),
    Option("evening", N_("Evening")),
    Option("night", N_("Night")),
)

WEEK_SQUARES: Final = tuple(f"{day.key}.{part.key}" for day in WEEK_DAYS for part in WEEK_PARTS)
"""The squares of a week, day by day: `mon.morning`."""

LANGUAGE_NAMES: Final = (Option("en", N_("English")), Option("cy", N_("Welsh")))


def label(options: tuple[Option, ...], key: object) -> str:
    """The wording of an option's key, or the key itself where the option is unknown."""
    return next((o.label for o in options if o.key == key), str(key or ""))
