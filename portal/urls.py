from allauth.account import views as account
from django.urls import include, path

from portal import pages, search, sign_in
from portal.gallery import Gallery

signing_in = [
    path("sign-in/", sign_in.AskForCodePage.as_view(), name="account_request_login_code"),
    path("sign-in/code/", sign_in.EnterCodePage.as_view(), name="account_confirm_login_code"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/login/", sign_in.ToSignIn.as_view(), name="account_login"),
    path("sign-in/new/", sign_in.ToSignIn.as_view(), name="account_signup"),
    path("sign-out/", account.logout, name="account_logout"),
]

urlpatterns = [
    path("", pages.Start.as_view(), name="start"),
    path("home/", pages.Home.as_view(), name="home"),
    path("search/", search.Search.as_view(), name="search"),
    path("search/offers/", search.SearchOffers.as_view(), name="search_offers"),
    path("accessibility/", pages.Accessibility.as_view(), name="accessibility"),
    path("healthz", pages.health, name="health"),
    path("mailbox/", pages.Mailbox.as_view(), name="mailbox"),
    path("mailbox/<int:pk>/", pages.MailboxLetter.as_view(), name="mailbox_letter"),
    path("gallery/", Gallery.as_view(), name="gallery"),
    path("gallery/<slug:page>/", Gallery.as_view(), name="gallery_page"),
    *signing_in,
    path("", include("schools.urls")),
    path("", include("hubs.urls")),
    path("", include("outbox.urls")),
    path("", include("needs.urls")),
    path("", include("workgroups.urls")),
    path("", include("participants.urls")),
    path("", include("evaluations.urls")),
    path("manage/", include("fees.urls")),
]
