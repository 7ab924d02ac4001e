"""The table of guards, by what they keep."""

from tests.mutants.guards import access, fees, outbox, people, places, sign_in, typed

MUTANTS = [
    *access.MUTANTS,
    *sign_in.MUTANTS,
    *places.MUTANTS,
    *fees.MUTANTS,
    *outbox.MUTANTS,
    *typed.MUTANTS,
    *people.MUTANTS,
]
