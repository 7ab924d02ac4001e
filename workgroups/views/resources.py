"""Resources of a Work Group: listed for all who see it, kept by its lead and the hub."""

from django.http import Http404
from django.urls import reverse
from django.views.generic import View

from access.permissions import Permission
from pages.base_views import READ_ONLY, ScopedAction, ScopedForm, ScopedPage
from pages.exports import file_response
from workgroups.actions import resources as actions
from workgroups.forms.resource import ResourceForm
from workgroups.models import Resource, WorkGroup
from workgroups.queries.resources import resources_of
from workgroups.views.plan import WorkGroupPage


class ResourcesPage(WorkGroupPage):
    template_name = "workgroups/resources.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        workgroup = context["object"]
        standing = workgroup.workshops.standing()
        return context | {"groups": resources_of(workgroup), "has_dates": standing.exists()}


class ResourcePage(ScopedForm):
    """A form on one resource, which leads back to all of them."""

    can = Permission.EDIT_RESOURCES
    form_class = ResourceForm
    template_name = "workgroups/resource_form.html"
    back_label = "All resources"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"workgroup": self.workgroup}

    def get_context_data(self, **kwargs):
        return super().get_context_data(caption=self.workgroup, **kwargs)

    def act(self, form):
        resource = form.save(commit=False)
        return actions.save_resource(resource=resource, file=form.cleaned_data["file"])

    def get_success_url(self):
        return reverse("workgroups:resources", args=[self.workgroup.pk])


class AddResource(ResourcePage):
    model = WorkGroup
    title = "Add a resource"
    success_message = "It is added, and people see it when its time has come."

    @property
    def workgroup(self) -> WorkGroup:
        return self.object

    def prepare(self, queryset):
        return queryset.with_dates().select_related("hub")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": Resource(workgroup=self.object)}


class EditResource(ResourcePage):
    model = Resource
    title = "Change the resource"
    success_message = "The resource is saved."

    @property
    def workgroup(self) -> WorkGroup:
        return self.object.workgroup

    def prepare(self, queryset):
        return queryset.select_related("workgroup__hub", "workshop")


class RemoveResource(ScopedAction):
    model = Resource
    can = Permission.EDIT_RESOURCES
    explanation = ["People with a place no longer see it, and its document is gone."]
    button = "Take it out"
    is_warning = True
    success_message = "The resource is gone."

    def get_context_data(self, **kwargs):
        return super().get_context_data(title=f"Take “{self.object}” out?", **kwargs)

    def act(self, form):
        actions.remove_resource(resource=self.object)

    def get_success_url(self):
        return reverse("workgroups:resources", args=[self.object.workgroup_id])


class ResourceDocument(ScopedPage, View):
    """The document, saved and not shown."""

    model = Resource
    can = Permission.VIEW_WORKGROUP
    http_method_names = READ_ONLY

    def prepare(self, queryset):
        return queryset.select_related("file")

    def get(self, request, *args, **kwargs):
        resource = self.get_row()
        if not resource.has_file:
            raise Http404
        return file_response(resource.title, resource.file)
