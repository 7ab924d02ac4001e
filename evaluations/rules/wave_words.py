"""What each wave is called where somebody reads it."""

from dataclasses import dataclass

from evaluations.choices import Wave


@dataclass(frozen=True)
class WaveWords:
    """`title` and `line` name the Work Group, and the workshop where the wave is about one."""

    title: str  # of the page and, in the same words, of the letter
    line: str  # in a list of what is to do
    takes: str
    is_anonymous: bool = False


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


def wave_words(wave: Wave, *, workgroup: str, day: str = "") -> WaveWords:
    """`day` in words, of the workshop that the wave is about."""
    words = WORDS[wave]
    return WaveWords(
        title=words.title.format(workgroup=workgroup, day=day),
        line=words.line.format(workgroup=workgroup, day=day),
        takes=words.takes,
        is_anonymous=words.is_anonymous,
    )
