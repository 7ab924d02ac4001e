"""What was reckoned and printed stays to the letter when two organisations are merged."""

from schools.actions.merge_organisations import step_aside

step_aside(
    "fees.Fee:fee_reckoning_never_changes",
    "fees.Fee:invoiced_fee_stays",
    "fees.Invoice:issued_invoice_stays",
)
