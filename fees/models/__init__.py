from fees.models.fee import Fee
from fees.models.invoice import Invoice, InvoiceSequence

__all__ = ["Fee", "Invoice", "InvoiceSequence"]
