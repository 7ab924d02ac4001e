"""What there is to read and use around the workshops, for those who have a place."""

from django.http import Http404
from django.utils import timezone

from pages.base_views import READ_ONLY
from pages.exports import file_response
from participants.views.place import PlacePage
from workgroups.queries.resources import resources_shown


class OwnResource(PlacePage):
    """The document of a resource whose time has come."""

    http_method_names = READ_ONLY

    def get(self, request, *args, **kwargs):
        if self.object.withdrawn_at:
            raise Http404
        for one in resources_shown(self.workgroup, timezone.now()):
            for resource in one.resources:
                if resource.pk == self.kwargs["resource"] and resource.has_file:
                    return file_response(resource.title, resource.file)
        raise Http404
