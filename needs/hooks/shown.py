"""What schools need, as kept public pages show it."""

from needs.models import Priority
from pages.shown import shows

shows(Priority)
