"""The table of guards, by what they keep."""

from tests.mutants.guards import (
    access,
    between,
    calendars,
    circulars,
    copying,
    fees,
    focus_pupils,
    lessons,
    outbox,
    people,
    places,
    public,
    sign_in,
    templates,
    typed,
    workshop_leads,
)

MUTANTS = [
    *access.MUTANTS,
    *sign_in.MUTANTS,
    *places.MUTANTS,
    *public.MUTANTS,
    *calendars.MUTANTS,
    *circulars.MUTANTS,
    *copying.MUTANTS,
    *templates.MUTANTS,
    *fees.MUTANTS,
    *outbox.MUTANTS,
    *typed.MUTANTS,
    *people.MUTANTS,
    *between.MUTANTS,
    *workshop_leads.MUTANTS,
    *lessons.MUTANTS,
    *focus_pupils.MUTANTS,
]
