"""Lists what two schemas have different.

    python docs/decisions/0008/schema.py BEFORE.sql AFTER.sql [OLD=NEW ...]


Both are from `pg_dump --schema-only`. Each OLD=NEW names a table before and after. Left out of
account: the order of columns and statements, and the digits that Django and pgtrigger put at the
end of names they make from other names.
"""

import re
import sys
from pathlib import Path

HASHES = [
    (re.compile(r"\b(pgtrigger_\w+?)_[0-9a-f]{5}\b"), r"\1"),
    (re.compile(r"_[0-9a-f]{8}(_|\b)"), r"\1"),
    (re.compile(r"COMMENT ON TRIGGER .*"), ""),
    (re.compile(r"'[0-9a-f]{40}'"), "'hash'"),
    (re.compile(r"ADD CONSTRAINT \w+ FOREIGN KEY"), "ADD FOREIGN KEY"),
    (re.compile(r"^\\(un)?restrict .*", re.M), ""),
]


def statements(path, names):
    text = Path(path).read_text()
    for old, new in sorted(names.items(), key=lambda pair: -len(pair[0])):
        text = re.sub(rf"(?<![a-zA-Z]){old}(?=\b|_|event)", new, text)
    for pattern, words in HASHES:
        text = pattern.sub(words, text)
    found = []
    for part in re.split(r"\n\n\n|\n--\n-- Name:[^\n]*\n--\n", text):
        lines = [line for line in part.splitlines() if line and not line.startswith("--")]
        if lines and lines[0].startswith("CREATE TABLE"):
            lines = [lines[0], *sorted(line.rstrip(",") for line in lines[1:-1]), lines[-1]]
        if lines:
            found.append("\n".join(lines))
    return sorted(found)


def main(before, after, *pairs):
    names = dict(pair.split("=") for pair in pairs)
    old, new = statements(before, names), statements(after, {})
    only_old, only_new = (
        [s for s in old if s not in set(new)],
        [s for s in new if s not in set(old)],
    )
    for mark, rows in (("-", only_old), ("+", only_new)):
        for row in rows:
            print(mark, row[:600])
    print(
        f"{len(old)} statements before, {len(new)} after, {len(only_old)} and {len(only_new)} alone"
    )
    return bool(only_old or only_new)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
