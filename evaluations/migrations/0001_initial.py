import django.core.serializers.json
import django.utils.timezone
import pghistory.utils
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('before', models.PositiveSmallIntegerField(null=True)),
                ('rating', models.PositiveSmallIntegerField(null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('is_yes', models.BooleanField(null=True)),
                ('text', models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name='AnswerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('before', models.PositiveSmallIntegerField(null=True)),
                ('rating', models.PositiveSmallIntegerField(null=True)),
                ('number', models.PositiveIntegerField(null=True)),
                ('is_yes', models.BooleanField(null=True)),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wave', models.CharField(choices=[('end', 'After the last workshop')], max_length=10)),
                ('version', models.PositiveSmallIntegerField()),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closes_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='InvitationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('wave', models.CharField(choices=[('end', 'After the last workshop')], max_length=10)),
                ('version', models.PositiveSmallIntegerField()),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closes_at', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OutcomeEvidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('pupils', 'Pupil outcomes')], max_length=20)),
                ('strength', models.CharField(blank=True, choices=[('none', 'No evidence yet'), ('emerging', 'Emerging'), ('secure', 'Secure')], max_length=10)),
                ('text', models.TextField(blank=True, verbose_name='what the evidence is')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='where it comes from')),
            ],
        ),
        migrations.CreateModel(
            name='OutcomeEvidenceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('pupils', 'Pupil outcomes')], max_length=20)),
                ('strength', models.CharField(blank=True, choices=[('none', 'No evidence yet'), ('emerging', 'Emerging'), ('secure', 'Secure')], max_length=10)),
                ('text', models.TextField(blank=True, verbose_name='what the evidence is')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='where it comes from')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wave', models.CharField(choices=[('end', 'After the last workshop')], max_length=10)),
                ('version', models.PositiveSmallIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('code', models.SlugField(db_index=False, max_length=20)),
                ('text', models.CharField(max_length=300)),
                ('hint', models.CharField(blank=True, max_length=300)),
                ('kind', models.CharField(choices=[('rating', 'From 1 to 5'), ('outcome_rating', 'From 1 to 5, for each intended outcome, then and now'), ('number', 'A whole number'), ('text', 'In your own words'), ('yes_no', 'Yes or no')], max_length=20)),
                ('lowest', models.CharField(blank=True, max_length=40, verbose_name='what 1 stands for')),
                ('highest', models.CharField(blank=True, max_length=40, verbose_name='what 5 stands for')),
                ('is_required', models.BooleanField(default=False)),
            ],
            options={
                'ordering': ['wave', 'version', 'position'],
            },
        ),
        migrations.CreateModel(
            name='Report',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('did_it_work', models.TextField(blank=True, verbose_name='did this work?')),
                ('how_we_know', models.TextField(blank=True, verbose_name='how do we know?')),
                ('should_it_repeat', models.TextField(blank=True, verbose_name='should it be repeated next year, larger or in more places?')),
                ('what_next', models.TextField(blank=True, verbose_name='what might the participants do next year?')),
                ('value_for_money', models.TextField(blank=True, verbose_name='was it value for money?')),
                ('recommendation', models.CharField(blank=True, choices=[('repeat', 'Repeat next year'), ('scale', 'Repeat, larger or in more places'), ('adapt', 'Change it and try again'), ('stop', 'Stop')], max_length=10)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('submitted', 'With the hub lead'), ('returned', 'Returned to the lead'), ('approved', 'Approved')], default='draft', max_length=10)),
                ('figures', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('submitted_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReportEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('did_it_work', models.TextField(blank=True, verbose_name='did this work?')),
                ('how_we_know', models.TextField(blank=True, verbose_name='how do we know?')),
                ('should_it_repeat', models.TextField(blank=True, verbose_name='should it be repeated next year, larger or in more places?')),
                ('what_next', models.TextField(blank=True, verbose_name='what might the participants do next year?')),
                ('value_for_money', models.TextField(blank=True, verbose_name='was it value for money?')),
                ('recommendation', models.CharField(blank=True, choices=[('repeat', 'Repeat next year'), ('scale', 'Repeat, larger or in more places'), ('adapt', 'Change it and try again'), ('stop', 'Stop')], max_length=10)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('submitted', 'With the hub lead'), ('returned', 'Returned to the lead'), ('approved', 'Approved')], default='draft', max_length=10)),
                ('figures', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                ('submitted_at', models.DateTimeField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ReportReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('approve', 'Approve'), ('return', 'Return with comments')], max_length=10)),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='ReportReviewEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('verdict', models.CharField(choices=[('approve', 'Approve'), ('return', 'Return with comments')], max_length=10)),
                ('comment', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'abstract': False,
            },
        ),
    ]
