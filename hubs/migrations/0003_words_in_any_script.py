import django.db.models.functions.comparison
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('hubs', '0002_with_schools'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='user',
            name='words',
        ),
        migrations.AddField(
            model_name='user',
            name='words',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΣς'), models.Value('LlOoDdDdTtHhNnijæœþßσσ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' ', output_field=models.TextField()), django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('email__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΣς'), models.Value('LlOoDdDdTtHhNnijæœþßσσ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField()))), output_field=models.TextField()),
        ),
    ]
