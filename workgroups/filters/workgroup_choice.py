"""A filter that offers Work Groups, in the words in which forms offer them."""

import django_filters
from django_filters.fields import ModelChoiceField

from workgroups.forms.workgroup_choice import choice_words


class WorkGroupField(ModelChoiceField):
    def label_from_instance(self, obj):
        return choice_words(obj)


class WorkGroupChoiceFilter(django_filters.ModelChoiceFilter):
    """Its queryset is to be with_dates()."""

    field_class = WorkGroupField
