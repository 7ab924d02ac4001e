"""Where certificates are issued, sent, shown and checked."""

from typing import Any

from participants.views import certificate, staff_certificate

OF_GROUP, OF_ONE = "manage/work-groups/<int:pk>/certificates/", "manage/certificates/<int:pk>/"
HELD = "my-certificate/<token>/"

certified: list[tuple[str, Any, str]] = [
    ("certificate/", certificate.CheckCertificate, "check_certificate"),
    ("certificate/<str:number>/", certificate.CheckCertificate, "checked_certificate"),
    (HELD, certificate.OwnCertificate, "own_certificate"),
    (f"{HELD}certificate.pdf", certificate.OwnCertificatePdf, "own_certificate_pdf"),
    (OF_GROUP, staff_certificate.Certificates, "certificates"),
    (f"{OF_GROUP}issue/", staff_certificate.IssueCertificates, "issue_certificates"),
    (f"{OF_GROUP}send/", staff_certificate.SendCertificates, "send_certificates"),
    (f"{OF_GROUP}all.pdf", staff_certificate.CertificatesPdf, "certificates_pdf"),
    (OF_ONE, staff_certificate.CertificateDetail, "certificate"),
    (f"{OF_ONE}certificate.pdf", staff_certificate.CertificatePdf, "certificate_pdf"),
    (f"{OF_ONE}revoke/", staff_certificate.RevokeCertificate, "revoke_certificate"),
]
