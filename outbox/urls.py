from django.urls import path

from outbox import views

app_name = "outbox"
urlpatterns = [
    path("manage/messages/", views.MessageList.as_view(), name="messages"),
    path("manage/messages/system/", views.SystemMessageList.as_view(), name="system_messages"),
    path(
        "manage/messages/system/<int:pk>/",
        views.SystemMessageDetail.as_view(),
        name="system_message",
    ),
    path(
        "manage/messages/system/<int:pk>/retry/",
        views.RetrySystemMessage.as_view(),
        name="retry_system",
    ),
    path("manage/messages/<int:pk>/", views.MessageDetail.as_view(), name="message"),
    path("manage/messages/<int:pk>/retry/", views.RetryMessage.as_view(), name="retry"),
    path("manage/messages/<int:pk>/send-again/", views.SendAgain.as_view(), name="send_again"),
    path("manage/messages/<int:pk>/stop-links/", views.StopLinks.as_view(), name="stop_links"),
]
