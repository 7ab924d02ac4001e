"""What each wave is called where somebody reads it."""

from dataclasses import dataclass, replace

from evaluations.choices import Wave


@dataclass(frozen=True)
class WaveWords:
    """`title` and `line` name the Work Group, and the workshop where the wave is about one."""

    title: str  # of the page and, in the same words, of the letter
    line: str  # in a list of what is to do
    takes: str
    is_anonymous: bool = False
    is_of_head: bool = False


WORDS = {
    Wave.START: WaveWords(
        title="Before {workgroup} begins",
        line="Tell us where you start in {workgroup}",
        takes="two minutes",
    ),
    Wave.PULSE: WaveWords(
        title="How was the workshop on {day}?",
        line="Tell us how the workshop on {day} was",
        takes="less than a minute",
        is_anonymous=True,
    ),
    Wave.END: WaveWords(
        title="How was {workgroup}?",
        line="Tell us how {workgroup} went",
        takes="four minutes",
    ),
    Wave.HEAD: WaveWords(
        title="What has {workgroup} changed at {school}?",
        line="Tell us what {workgroup} has changed at {school}",
        takes="a minute",
        is_of_head=True,
    ),
    Wave.LEAVER: WaveWords(
        title="Why {school} has one place fewer in {workgroup}",
        line="Tell us why {school} has one place fewer in {workgroup}",
        takes="half a minute",
        is_of_head=True,
    ),
    Wave.TERM: WaveWords(
        title="What has lasted of {workgroup}?",
        line="Tell us what has lasted of {workgroup}",
        takes="two minutes",
    ),
    Wave.YEAR: WaveWords(
        title="A year on: what has lasted of {workgroup}?",
        line="Tell us what has lasted of {workgroup} a year on",
        takes="two minutes",
    ),
}


def wave_words(wave: Wave, *, workgroup: str, school: str = "", day: str = "") -> WaveWords:
    """`day` in words, of the workshop that the wave is about; `school` where a head is asked."""
    words = WORDS[wave]
    named = {"workgroup": workgroup, "school": school, "day": day}
    title, line = words.title.format(**named), words.line.format(**named)
    return replace(words, title=title, line=line)
