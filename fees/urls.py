from django.urls import path

from fees.views import fee, invoice

app_name = "fees"
urlpatterns = [
    path("fees/", fee.FeeList.as_view(), name="fees"),
    path("fees/confirm/", fee.ConfirmSeveral.as_view(), name="confirm_several"),
    path("fees/<int:pk>/", fee.FeeDetail.as_view(), name="fee"),
    path("fees/<int:pk>/confirm/", fee.Confirm.as_view(), name="confirm"),
    path("fees/<int:pk>/waive/", fee.Waive.as_view(), name="waive"),
    path("fees/<int:pk>/waive/undo/", fee.UndoWaiver.as_view(), name="undo_waiver"),
    path("work-groups/<int:pk>/money/", fee.WorkGroupFees.as_view(), name="workgroup_fees"),
    path("invoices/", invoice.InvoiceList.as_view(), name="invoices"),
    path("invoices/to-issue/", invoice.ToInvoice.as_view(), name="to_invoice"),
    path(
        "invoices/to-issue/<int:pk>/<int:school>/",
        invoice.IssueInvoice.as_view(),
        name="issue_invoice",
    ),
    path("invoices/<int:pk>/", invoice.InvoiceDetail.as_view(), name="invoice"),
    path("invoices/<int:pk>/pdf/", invoice.InvoicePdf.as_view(), name="invoice_pdf"),
]
