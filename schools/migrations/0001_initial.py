import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Region',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=10, unique=True)),
                    ('name', models.CharField(max_length=60)),
                ],
            ), migrations.CreateModel(
                name='LocalAuthority',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=10, unique=True)),
                    ('name', models.CharField(max_length=80)),
                    ('gss_code', models.CharField(blank=True, max_length=9)),
                    ('region', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='schools.region')),
                ],
                options={
                    'verbose_name_plural': 'local authorities',
                    'ordering': ['name'],
                },
            ), migrations.CreateModel(
                name='School',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('school', 'School or college'), ('university', 'University'), ('itt_provider', 'Teacher training provider'), ('trust', 'Trust'), ('diocese', 'Diocese'), ('local_authority', 'Local authority'), ('maths_hub', 'Maths Hub'), ('teaching_school_hub', 'Teaching school hub or alliance'), ('employer', 'Employer'), ('commercial', 'Company that offers training'), ('other', 'Another organisation')], db_default='school', default='school', max_length=20)),
                    ('urn', models.PositiveIntegerField(blank=True, null=True, unique=True, verbose_name='URN')),
                    ('name', models.CharField(max_length=250)),
                    ('local_authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='schools', to='schools.localauthority')),
                    ('hub', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='schools', to='hubs.hub')),
                    ('establishment_number', models.CharField(blank=True, max_length=10)),
                    ('type_name', models.CharField(blank=True, max_length=100, verbose_name='type')),
                    ('type_group', models.CharField(blank=True, max_length=100)),
                    ('status', models.CharField(choices=[('Open', 'Open'), ('Closed', 'Closed'), ('Open, but proposed to close', 'Closing'), ('Proposed to open', 'Proposed')], max_length=40)),
                    ('opened_on', models.DateField(null=True)),
                    ('closed_on', models.DateField(null=True)),
                    ('phase', models.CharField(blank=True, max_length=40)),
                    ('low_age', models.PositiveSmallIntegerField(null=True)),
                    ('high_age', models.PositiveSmallIntegerField(null=True)),
                    ('gender', models.CharField(blank=True, max_length=40)),
                    ('sixth_form', models.CharField(blank=True, max_length=100)),
                    ('nursery', models.CharField(blank=True, max_length=100)),
                    ('religious_character', models.CharField(blank=True, max_length=100)),
                    ('diocese', models.CharField(blank=True, max_length=100)),
                    ('admissions', models.CharField(blank=True, max_length=100)),
                    ('capacity', models.PositiveIntegerField(null=True)),
                    ('pupils', models.PositiveIntegerField(null=True)),
                    ('free_meals_percent', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                    ('trust_code', models.CharField(blank=True, max_length=20)),
                    ('trust_name', models.CharField(blank=True, max_length=250)),
                    ('federation_name', models.CharField(blank=True, max_length=250)),
                    ('ukprn', models.CharField(blank=True, max_length=10, verbose_name='UKPRN')),
                    ('street', models.CharField(blank=True, max_length=250)),
                    ('locality', models.CharField(blank=True, max_length=250)),
                    ('address_3', models.CharField(blank=True, max_length=250)),
                    ('town', models.CharField(blank=True, max_length=100)),
                    ('county', models.CharField(blank=True, max_length=100)),
                    ('postcode', models.CharField(blank=True, max_length=20)),
                    ('website', models.CharField(blank=True, max_length=300)),
                    ('telephone', models.CharField(blank=True, max_length=50)),
                    ('district_code', models.CharField(blank=True, max_length=10)),
                    ('district_name', models.CharField(blank=True, max_length=100)),
                    ('urban_rural', models.CharField(blank=True, max_length=100)),
                    ('easting', models.PositiveIntegerField(null=True)),
                    ('northing', models.PositiveIntegerField(null=True)),
                    ('uprn', models.CharField(blank=True, max_length=20, verbose_name='UPRN')),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='schools.school')),
                    ('register_changed_on', models.DateField(null=True, verbose_name='last changed in the register')),
                    ('search', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Trim(models.Func(django.db.models.functions.text.Concat(models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('locality__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('locality'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('locality'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('town__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('town'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('town'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('postcode__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('postcode'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('postcode'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('postcode__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('postcode'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('postcode'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' '), models.Value(''), function='replace', output_field=models.TextField()), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.comparison.Cast('urn', models.TextField()), models.Value(500), function='left', output_field=models.TextField())), models.Value(' +'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' '), function='string_to_array', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)), function='array_to_tsvector', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField())),
                    ('name_letters', models.GeneratedField(db_persist=True, expression=models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' '), models.Value(''), function='replace', output_field=models.TextField()), output_field=models.TextField())),
                ],
                options={
                    'ordering': ['name', 'urn'],
                    'indexes': [models.Index(condition=models.Q(('kind', 'school'), ('status__in', ('Open', 'Open, but proposed to close'))), fields=['hub'], include=('id',), name='school_open_by_hub'), models.Index(condition=models.Q(('status', 'Closed')), fields=['id'], name='school_closed'), django.contrib.postgres.indexes.GinIndex(fields=['search'], name='school_search'), models.Index(fields=['hub', 'name_letters'], name='school_by_hub')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ['Open', 'Closed', 'Open, but proposed to close', 'Proposed to open'])), name='school_status_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['school', 'university', 'itt_provider', 'trust', 'diocese', 'local_authority', 'maths_hub', 'teaching_school_hub', 'employer', 'commercial', 'other'])), name='school_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'school'), ('local_authority__isnull', False), ('urn__isnull', False)), models.Q(models.Q(('kind', 'school'), _negated=True), ('urn', None)), _connector='OR'), name='only_a_registered_school_has_a_urn'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(models.Q(('kind', 'school'), _negated=True), ('status', 'Closed')), _connector='OR'), name='only_a_closed_organisation_is_merged'), models.UniqueConstraint(condition=models.Q(models.Q(('kind', 'school'), _negated=True), ('status', 'Open')), fields=('hub', 'name_letters', 'postcode'), name='one_open_organisation_for_each_name_and_postcode')],
                    'triggers': [pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."address_3" IS DISTINCT FROM (NEW."address_3") OR OLD."admissions" IS DISTINCT FROM (NEW."admissions") OR OLD."capacity" IS DISTINCT FROM (NEW."capacity") OR OLD."closed_on" IS DISTINCT FROM (NEW."closed_on") OR OLD."county" IS DISTINCT FROM (NEW."county") OR OLD."diocese" IS DISTINCT FROM (NEW."diocese") OR OLD."district_code" IS DISTINCT FROM (NEW."district_code") OR OLD."district_name" IS DISTINCT FROM (NEW."district_name") OR OLD."easting" IS DISTINCT FROM (NEW."easting") OR OLD."establishment_number" IS DISTINCT FROM (NEW."establishment_number") OR OLD."federation_name" IS DISTINCT FROM (NEW."federation_name") OR OLD."free_meals_percent" IS DISTINCT FROM (NEW."free_meals_percent") OR OLD."gender" IS DISTINCT FROM (NEW."gender") OR OLD."high_age" IS DISTINCT FROM (NEW."high_age") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."local_authority_id" IS DISTINCT FROM (NEW."local_authority_id") OR OLD."locality" IS DISTINCT FROM (NEW."locality") OR OLD."low_age" IS DISTINCT FROM (NEW."low_age") OR OLD."merged_into_id" IS DISTINCT FROM (NEW."merged_into_id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."northing" IS DISTINCT FROM (NEW."northing") OR OLD."nursery" IS DISTINCT FROM (NEW."nursery") OR OLD."opened_on" IS DISTINCT FROM (NEW."opened_on") OR OLD."phase" IS DISTINCT FROM (NEW."phase") OR OLD."postcode" IS DISTINCT FROM (NEW."postcode") OR OLD."pupils" IS DISTINCT FROM (NEW."pupils") OR OLD."register_changed_on" IS DISTINCT FROM (NEW."register_changed_on") OR OLD."religious_character" IS DISTINCT FROM (NEW."religious_character") OR OLD."sixth_form" IS DISTINCT FROM (NEW."sixth_form") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."street" IS DISTINCT FROM (NEW."street") OR OLD."telephone" IS DISTINCT FROM (NEW."telephone") OR OLD."town" IS DISTINCT FROM (NEW."town") OR OLD."trust_code" IS DISTINCT FROM (NEW."trust_code") OR OLD."trust_name" IS DISTINCT FROM (NEW."trust_name") OR OLD."type_group" IS DISTINCT FROM (NEW."type_group") OR OLD."type_name" IS DISTINCT FROM (NEW."type_name") OR OLD."ukprn" IS DISTINCT FROM (NEW."ukprn") OR OLD."uprn" IS DISTINCT FROM (NEW."uprn") OR OLD."urban_rural" IS DISTINCT FROM (NEW."urban_rural") OR OLD."urn" IS DISTINCT FROM (NEW."urn") OR OLD."website" IS DISTINCT FROM (NEW."website"))', func='INSERT INTO "schools_schoolevent" ("address_3", "admissions", "capacity", "closed_on", "county", "diocese", "district_code", "district_name", "easting", "establishment_number", "federation_name", "free_meals_percent", "gender", "high_age", "id", "kind", "local_authority_id", "locality", "low_age", "merged_into_id", "name", "northing", "nursery", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode", "pupils", "register_changed_on", "religious_character", "sixth_form", "status", "street", "telephone", "town", "trust_code", "trust_name", "type_group", "type_name", "ukprn", "uprn", "urban_rural", "urn", "website") VALUES (OLD."address_3", OLD."admissions", OLD."capacity", OLD."closed_on", OLD."county", OLD."diocese", OLD."district_code", OLD."district_name", OLD."easting", OLD."establishment_number", OLD."federation_name", OLD."free_meals_percent", OLD."gender", OLD."high_age", OLD."id", OLD."kind", OLD."local_authority_id", OLD."locality", OLD."low_age", OLD."merged_into_id", OLD."name", OLD."northing", OLD."nursery", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', OLD."id", OLD."phase", OLD."postcode", OLD."pupils", OLD."register_changed_on", OLD."religious_character", OLD."sixth_form", OLD."status", OLD."street", OLD."telephone", OLD."town", OLD."trust_code", OLD."trust_name", OLD."type_group", OLD."type_name", OLD."ukprn", OLD."uprn", OLD."urban_rural", OLD."urn", OLD."website"); RETURN NULL;', hash='3eca6f97b8e5c9481b27bee22513d9e5ab9077be', operation='UPDATE', pgid='pgtrigger_update_update_792e7', table='schools_school', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "schools_schoolevent" ("address_3", "admissions", "capacity", "closed_on", "county", "diocese", "district_code", "district_name", "easting", "establishment_number", "federation_name", "free_meals_percent", "gender", "high_age", "id", "kind", "local_authority_id", "locality", "low_age", "merged_into_id", "name", "northing", "nursery", "opened_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "postcode", "pupils", "register_changed_on", "religious_character", "sixth_form", "status", "street", "telephone", "town", "trust_code", "trust_name", "type_group", "type_name", "ukprn", "uprn", "urban_rural", "urn", "website") VALUES (OLD."address_3", OLD."admissions", OLD."capacity", OLD."closed_on", OLD."county", OLD."diocese", OLD."district_code", OLD."district_name", OLD."easting", OLD."establishment_number", OLD."federation_name", OLD."free_meals_percent", OLD."gender", OLD."high_age", OLD."id", OLD."kind", OLD."local_authority_id", OLD."locality", OLD."low_age", OLD."merged_into_id", OLD."name", OLD."northing", OLD."nursery", OLD."opened_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."postcode", OLD."pupils", OLD."register_changed_on", OLD."religious_character", OLD."sixth_form", OLD."status", OLD."street", OLD."telephone", OLD."town", OLD."trust_code", OLD."trust_name", OLD."type_group", OLD."type_name", OLD."ukprn", OLD."uprn", OLD."urban_rural", OLD."urn", OLD."website"); RETURN NULL;', hash='21a41320a04939fc859fa9a84fef4b080f5b9f7f', operation='DELETE', pgid='pgtrigger_delete_delete_1ffa2', table='schools_school', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='District',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=10, unique=True, verbose_name='statistics code')),
                    ('name', models.CharField(max_length=100)),
                    ('local_authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='districts', to='schools.localauthority')),
                ],
                options={
                    'ordering': ['name'],
                },
            ), migrations.CreateModel(
                name='RegisterImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('schools', 'Schools'), ('links', 'Links between schools'), ('premium', 'Pupil premium')], max_length=20)),
                    ('state', models.CharField(choices=[('checking', 'Being checked'), ('ready', 'Waiting for you'), ('applying', 'Being applied'), ('applied', 'Applied'), ('refused', 'Cannot be used'), ('given_up', 'Given up')], max_length=20)),
                    ('name', models.CharField(max_length=200, verbose_name='file')),
                    ('size', models.PositiveBigIntegerField(default=0, verbose_name='bytes')),
                    ('year', models.PositiveSmallIntegerField(null=True, verbose_name='school year')),
                    ('key', models.UUIDField(null=True, unique=True)),
                    ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('applied_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('claimed_until', models.DateTimeField(null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('rows_done', models.PositiveIntegerField(default=0)),
                    ('rows_expected', models.PositiveIntegerField(default=0)),
                    ('report', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                    ('problem', models.TextField(blank=True)),
                    ('ended_at', models.DateTimeField(null=True)),
                ],
                options={
                    'ordering': ['-started_at', '-pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['schools', 'links', 'premium'])), name='register_import_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['checking', 'ready', 'applying', 'applied', 'refused', 'given_up'])), name='register_import_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'premium'), _negated=True), ('year__isnull', False), _connector='OR'), name='pupil_premium_file_has_its_year'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'applied'), _negated=True), ('ended_at__isnull', False), _connector='OR'), name='applied_import_has_its_time')],
                },
            ), migrations.CreateModel(
                name='RegisterPart',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='schools.registerimport')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('content', models.BinaryField()),
                ],
                options={
                    'ordering': ['number'],
                    'constraints': [models.UniqueConstraint(fields=('source', 'number'), name='one_part_for_each_number')],
                },
            ), migrations.CreateModel(
                name='RegisterChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='schools.registerimport')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='register_changes', to='schools.school')),
                    ('kind', models.CharField(choices=[('new', 'New'), ('opened', 'Opened'), ('closed', 'Closed'), ('reopened', 'Reopened'), ('renamed', 'Renamed'), ('moved', 'Moved'), ('trust', 'Changed trust'), ('other', 'Other changes')], max_length=20)),
                    ('before', models.JSONField(default=dict)),
                    ('after', models.JSONField(default=dict)),
                    ('found_on', models.DateField()),
                ],
                options={
                    'ordering': ['-found_on', '-pk'],
                    'indexes': [models.Index(fields=['source', 'kind'], name='register_change_by_import')],
                    'constraints': [models.UniqueConstraint(fields=('source', 'school', 'kind'), name='one_change_of_each_kind_in_an_import'), models.CheckConstraint(condition=models.Q(('kind__in', ['new', 'opened', 'closed', 'reopened', 'renamed', 'moved', 'trust', 'other'])), name='register_change_kind_known')],
                },
            ), migrations.CreateModel(
                name='PupilPremium',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pupil_premium', to='schools.school')),
                    ('year', models.PositiveSmallIntegerField(verbose_name='school year')),
                    ('percent', models.DecimalField(decimal_places=1, max_digits=4)),
                    ('source', models.CharField(max_length=200)),
                ],
                options={
                    'verbose_name_plural': 'pupil premium percentages',
                    'ordering': ['-year'],
                    'constraints': [models.UniqueConstraint(fields=('school', 'year'), name='one_pupil_premium_for_each_year'), models.CheckConstraint(condition=models.Q(('percent__gte', 0), ('percent__lte', 100)), name='pupil_premium_is_a_percentage')],
                },
            ), migrations.CreateModel(
                name='Contact',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='schools.school')),
                    ('role', models.CharField(choices=[('head', 'Headteacher or principal'), ('maths_lead', 'Maths lead'), ('finance', 'Finance or business manager'), ('cpd_lead', 'Professional development lead'), ('chair', 'Chair of governors'), ('other', 'Another role')], max_length=20)),
                    ('name', models.CharField(max_length=150)),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('source', models.CharField(choices=[('told', 'They told us'), ('school', 'Somebody at the school told us'), ('website', 'The school’s website'), ('interest', 'An expression of interest'), ('other', 'Another way')], max_length=20)),
                    ('email_state', models.CharField(choices=[('in_use', 'Write to this address'), ('unsubscribed', 'Asked not to be written to'), ('bounced', 'Mail to it came back')], default='in_use', max_length=20)),
                    ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('noted_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('search', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Trim(models.Func(django.db.models.functions.text.Concat(models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('email__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField())), models.Value(' +'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' '), function='string_to_array', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)), function='array_to_tsvector', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField())),
                ],
                options={
                    'ordering': ['role', 'name', 'pk'],
                    'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['search'], name='contact_search')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['head', 'maths_lead', 'finance', 'cpd_lead', 'chair', 'other'])), name='contact_role_known'), models.CheckConstraint(condition=models.Q(('source__in', ['told', 'school', 'website', 'interest', 'other'])), name='contact_source_known'), models.CheckConstraint(condition=models.Q(('email_state__in', ['in_use', 'unsubscribed', 'bounced'])), name='contact_email_state_known'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='contact_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('school', 'role', 'name', 'email'), name='one_open_contact_for_each_role')],
                },
            ), migrations.CreateModel(
                name='SchoolEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='schools.school')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('school', 'School or college'), ('university', 'University'), ('itt_provider', 'Teacher training provider'), ('trust', 'Trust'), ('diocese', 'Diocese'), ('local_authority', 'Local authority'), ('maths_hub', 'Maths Hub'), ('teaching_school_hub', 'Teaching school hub or alliance'), ('employer', 'Employer'), ('commercial', 'Company that offers training'), ('other', 'Another organisation')], db_default='school', default='school', max_length=20)),
                    ('urn', models.PositiveIntegerField(blank=True, null=True, verbose_name='URN')),
                    ('name', models.CharField(max_length=250)),
                    ('local_authority', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.localauthority')),
                    ('establishment_number', models.CharField(blank=True, max_length=10)),
                    ('type_name', models.CharField(blank=True, max_length=100, verbose_name='type')),
                    ('type_group', models.CharField(blank=True, max_length=100)),
                    ('status', models.CharField(choices=[('Open', 'Open'), ('Closed', 'Closed'), ('Open, but proposed to close', 'Closing'), ('Proposed to open', 'Proposed')], max_length=40)),
                    ('opened_on', models.DateField(null=True)),
                    ('closed_on', models.DateField(null=True)),
                    ('phase', models.CharField(blank=True, max_length=40)),
                    ('low_age', models.PositiveSmallIntegerField(null=True)),
                    ('high_age', models.PositiveSmallIntegerField(null=True)),
                    ('gender', models.CharField(blank=True, max_length=40)),
                    ('sixth_form', models.CharField(blank=True, max_length=100)),
                    ('nursery', models.CharField(blank=True, max_length=100)),
                    ('religious_character', models.CharField(blank=True, max_length=100)),
                    ('diocese', models.CharField(blank=True, max_length=100)),
                    ('admissions', models.CharField(blank=True, max_length=100)),
                    ('capacity', models.PositiveIntegerField(null=True)),
                    ('pupils', models.PositiveIntegerField(null=True)),
                    ('free_meals_percent', models.DecimalField(decimal_places=1, max_digits=4, null=True)),
                    ('trust_code', models.CharField(blank=True, max_length=20)),
                    ('trust_name', models.CharField(blank=True, max_length=250)),
                    ('federation_name', models.CharField(blank=True, max_length=250)),
                    ('ukprn', models.CharField(blank=True, max_length=10, verbose_name='UKPRN')),
                    ('street', models.CharField(blank=True, max_length=250)),
                    ('locality', models.CharField(blank=True, max_length=250)),
                    ('address_3', models.CharField(blank=True, max_length=250)),
                    ('town', models.CharField(blank=True, max_length=100)),
                    ('county', models.CharField(blank=True, max_length=100)),
                    ('postcode', models.CharField(blank=True, max_length=20)),
                    ('website', models.CharField(blank=True, max_length=300)),
                    ('telephone', models.CharField(blank=True, max_length=50)),
                    ('district_code', models.CharField(blank=True, max_length=10)),
                    ('district_name', models.CharField(blank=True, max_length=100)),
                    ('urban_rural', models.CharField(blank=True, max_length=100)),
                    ('easting', models.PositiveIntegerField(null=True)),
                    ('northing', models.PositiveIntegerField(null=True)),
                    ('uprn', models.CharField(blank=True, max_length=20, verbose_name='UPRN')),
                    ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('register_changed_on', models.DateField(null=True, verbose_name='last changed in the register')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='18517fda950e40fef3bb5ccd6588e3a5c0103593', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_42402', table='schools_schoolevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='SchoolLink',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_to_successors', to='schools.school')),
                    ('successor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links_to_predecessors', to='schools.school')),
                    ('kind', models.CharField(choices=[('split', 'Split'), ('merger', 'Merger'), ('amalgamation', 'Amalgamation'), ('succession', 'Succession'), ('sixth_form', 'Shared sixth form centre'), ('other', 'Other link')], max_length=20)),
                    ('since', models.DateField(null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('predecessor', 'successor'), name='one_link_for_each_pair_of_schools'), models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='no_school_follows_itself'), models.CheckConstraint(condition=models.Q(('kind__in', ['split', 'merger', 'amalgamation', 'succession', 'sixth_form', 'other'])), name='school_link_kind_known')],
                },
            ),
        ]),
    ]
