"""Which hub each school has, said anew after each import of schools."""

from hubs.actions.placing import place_schools
from schools.actions.after_import import after_import

after_import(place_schools)
