import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0005_unfinished_drafts'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='person',
            name='person_search',
        ),
        migrations.RemoveField(
            model_name='person',
            name='search',
        ),
        migrations.AddField(
            model_name='person',
            name='search',
            field=models.GeneratedField(db_persist=True, expression=models.Func(models.Func(django.db.models.functions.text.Trim(models.Func(django.db.models.functions.text.Concat(models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΣς'), models.Value('LlOoDdDdTtHhNnijæœþßσσ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField()), models.Value(' ', output_field=models.TextField()), models.Func(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('email__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΣς'), models.Value('LlOoDdDdTtHhNnijæœþßσσ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(500), function='left', output_field=models.TextField())), models.Value(' +'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' '), function='string_to_array', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)), function='array_to_tsvector', output_field=django.contrib.postgres.search.SearchVectorField()), output_field=django.contrib.postgres.search.SearchVectorField()),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='person_search'),
        ),
    ]
