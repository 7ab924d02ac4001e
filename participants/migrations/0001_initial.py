import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
        ('workgroups', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(choices=[('present', 'Here'), ('substitute', 'Colleague instead'), ('absent', 'Not here'), ('excused', 'Excused')], max_length=20)),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='If it was only a part of the workshop.', null=True)),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.CharField(blank=True, choices=[('present', 'Attended'), ('substituted', 'Colleague attended instead'), ('excused', 'Excused'), ('cancelled_in_time', 'Cancelled in time'), ('cancelled_late', 'Cancelled late'), ('no_show', 'Did not come')], max_length=20)),
                ('notified_at', models.DateTimeField(null=True)),
                ('free_until', models.DateTimeField(null=True)),
                ('marked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='workgroups.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='Cancellation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('notified_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('channel', models.CharField(choices=[('link', 'Own page or link'), ('email', 'Email'), ('phone', 'Telephone'), ('paper', 'Paper')], max_length=20)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('undone_at', models.DateTimeField(null=True)),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cancellations', to='workgroups.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='DeclaredInitiative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('school_year', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('declared_at', models.DateTimeField(auto_now_add=True)),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.hub')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='hubs.school')),
            ],
        ),
        migrations.CreateModel(
            name='DeclaredInitiativeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('school_year', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('declared_at', models.DateTimeField(auto_now_add=True)),
                ('declared_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.declaredinitiative')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ExpressionOfInterest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('job_role', models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30)),
                ('priority', models.TextField(blank=True, verbose_name='what the person hopes to work on')),
                ('other_projects', models.TextField(blank=True, verbose_name='other projects the school is in')),
                ('head_name', models.CharField(max_length=150)),
                ('head_email', models.EmailField(max_length=254)),
                ('finance_email', models.EmailField(blank=True, max_length=254)),
                ('source', models.CharField(choices=[('form', 'Public form'), ('on_behalf', 'Entered by the hub')], default='form', max_length=20)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('new', 'New'), ('waiting', 'On the waiting list'), ('offered', 'Offered a place'), ('placed', 'Has a place'), ('declined', 'Declined by the hub'), ('refused', 'Turned the offer down'), ('lapsed', 'Offer ran out'), ('withdrawn', 'Withdrawn')], default='new', max_length=20)),
                ('waiting_since', models.DateTimeField(null=True)),
                ('decision_reason', models.CharField(blank=True, max_length=300)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('fee_policy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.feepolicy')),
                ('privacy_notice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.hubtext')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='hubs.school')),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='workgroups.workgroup')),
            ],
            options={
                'verbose_name': 'expression of interest',
                'verbose_name_plural': 'expressions of interest',
                'ordering': ['sent_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='InterestDraft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answers', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('sent_as', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='draft', to='participants.expressionofinterest')),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='workgroups.workgroup')),
            ],
        ),
        migrations.CreateModel(
            name='Offer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('override_reason', models.CharField(blank=True, help_text='Why the place is offered in spite of a rule.', max_length=300)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('turned_down', 'Turned down'), ('lapsed', 'Ran out'), ('taken_back', 'Taken back by the hub')], max_length=20)),
                ('answered_at', models.DateTimeField(null=True)),
                ('interest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offers', to='participants.expressionofinterest')),
                ('offered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['offered_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OfferEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('offered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('expires_at', models.DateTimeField()),
                ('override_reason', models.CharField(blank=True, help_text='Why the place is offered in spite of a rule.', max_length=300)),
                ('answer', models.CharField(blank=True, choices=[('accepted', 'Accepted'), ('turned_down', 'Turned down'), ('lapsed', 'Ran out'), ('taken_back', 'Taken back by the hub')], max_length=20)),
                ('answered_at', models.DateTimeField(null=True)),
                ('interest', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.expressionofinterest')),
                ('offered_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.offer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Participant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('exempt_because', models.CharField(blank=True, max_length=200, verbose_name='exempt from fees because')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('fee_policy', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='places', to='hubs.feepolicy')),
                ('interest', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='place', to='participants.expressionofinterest')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='hubs.school')),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participants', to='workgroups.workgroup')),
            ],
        ),
        migrations.CreateModel(
            name='CancellationEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('notified_at', models.DateTimeField()),
                ('recorded_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('channel', models.CharField(choices=[('link', 'Own page or link'), ('email', 'Email'), ('phone', 'Telephone'), ('paper', 'Paper')], max_length=20)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('undone_at', models.DateTimeField(null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.cancellation')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
                ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.participant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='cancellation',
            name='participant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cancellations', to='participants.participant'),
        ),
        migrations.CreateModel(
            name='AttendanceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('mark', models.CharField(choices=[('present', 'Here'), ('substitute', 'Colleague instead'), ('absent', 'Not here'), ('excused', 'Excused')], max_length=20)),
                ('minutes', models.PositiveSmallIntegerField(blank=True, help_text='If it was only a part of the workshop.', null=True)),
                ('marked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('outcome', models.CharField(blank=True, choices=[('present', 'Attended'), ('substituted', 'Colleague attended instead'), ('excused', 'Excused'), ('cancelled_in_time', 'Cancelled in time'), ('cancelled_late', 'Cancelled late'), ('no_show', 'Did not come')], max_length=20)),
                ('notified_at', models.DateTimeField(null=True)),
                ('free_until', models.DateTimeField(null=True)),
                ('marked_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.attendance')),
                ('workshop', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
                ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.participant')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='participant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to='participants.participant'),
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('email', models.EmailField(max_length=254, unique=True)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('search', models.GeneratedField(db_persist=True, expression=django.contrib.postgres.search.SearchVector(models.Func(models.F('name'), models.Value('ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŴŶàáâãäåçèéêëìíîïñòóôõöùúûüýÿŵŷ-–—/\\.,;:!?"“”&+()[]{}<>@#^*_=|~$£…\'’‘`´'), models.Value('AAAAAACEEEEIIIINOOOOOUUUUYWYaaaaaaceeeeiiiinooooouuuuyywy                                   '), function='translate', output_field=models.TextField()), models.Func(models.F('email'), models.Value('ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŴŶàáâãäåçèéêëìíîïñòóôõöùúûüýÿŵŷ-–—/\\.,;:!?"“”&+()[]{}<>@#^*_=|~$£…\'’‘`´'), models.Value('AAAAAACEEEEIIIINOOOOOUUUUYWYaaaaaaceeeeiiiinooooouuuuyywy                                   '), function='translate', output_field=models.TextField()), config='simple'), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='hubs.school')),
                ('user', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='person', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='ParticipantEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('accepted_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('exempt_because', models.CharField(blank=True, max_length=200, verbose_name='exempt from fees because')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=300)),
                ('fee_policy', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.feepolicy')),
                ('interest', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.expressionofinterest')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.participant')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='participant',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='participants.person'),
        ),
        migrations.CreateModel(
            name='ExpressionOfInterestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('job_role', models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30)),
                ('priority', models.TextField(blank=True, verbose_name='what the person hopes to work on')),
                ('other_projects', models.TextField(blank=True, verbose_name='other projects the school is in')),
                ('head_name', models.CharField(max_length=150)),
                ('head_email', models.EmailField(max_length=254)),
                ('finance_email', models.EmailField(blank=True, max_length=254)),
                ('source', models.CharField(choices=[('form', 'Public form'), ('on_behalf', 'Entered by the hub')], default='form', max_length=20)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('new', 'New'), ('waiting', 'On the waiting list'), ('offered', 'Offered a place'), ('placed', 'Has a place'), ('declined', 'Declined by the hub'), ('refused', 'Turned the offer down'), ('lapsed', 'Offer ran out'), ('withdrawn', 'Withdrawn')], default='new', max_length=20)),
                ('waiting_since', models.DateTimeField(null=True)),
                ('decision_reason', models.CharField(blank=True, max_length=300)),
                ('decided_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('fee_policy', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.feepolicy')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.expressionofinterest')),
                ('privacy_notice', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hubtext')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
                ('person', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.person')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='expressionofinterest',
            name='person',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interests', to='participants.person'),
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=150)),
                ('email', models.EmailField(max_length=254)),
                ('telephone', models.CharField(blank=True, max_length=30)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.person')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
                ('user', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reopened_because', models.CharField(blank=True, max_length=300)),
                ('closed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='register', to='workgroups.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='RegisterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('opened_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reopened_because', models.CharField(blank=True, max_length=300)),
                ('closed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.register')),
                ('workshop', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='SchoolApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(choices=[('approved', 'Approved'), ('refused', 'Not approved')], max_length=20)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_by_name', models.CharField(max_length=150)),
                ('channel', models.CharField(choices=[('link', 'Own page or link'), ('email', 'Email'), ('phone', 'Telephone'), ('paper', 'Paper')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('interest', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='approval', to='participants.expressionofinterest')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SchoolApprovalEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('decision', models.CharField(choices=[('approved', 'Approved'), ('refused', 'Not approved')], max_length=20)),
                ('decided_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('decided_by_name', models.CharField(max_length=150)),
                ('channel', models.CharField(choices=[('link', 'Own page or link'), ('email', 'Email'), ('phone', 'Telephone'), ('paper', 'Paper')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('interest', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.expressionofinterest')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.schoolapproval')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Substitution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('named_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='substitutions', to='participants.participant')),
                ('recorded_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='substitutions', to='workgroups.workshop')),
            ],
        ),
        migrations.CreateModel(
            name='SubstitutionEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=150)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('named_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('undone_at', models.DateTimeField(null=True)),
                ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.participant')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='participants.substitution')),
                ('recorded_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('workshop', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='declaredinitiative',
            constraint=models.UniqueConstraint(fields=('school', 'hub', 'school_year', 'name'), name='one_declaration_of_each_initiative'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='declaredinitiative',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_declaredinitiativeevent" ("declared_at", "declared_by_id", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "school_year") VALUES (NEW."declared_at", NEW."declared_by_id", NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."school_year"); RETURN NULL;', hash='f58d9360dbf770bb4c552afd63968fad3d3fd2b9', operation='INSERT', pgid='pgtrigger_insert_insert_0f279', table='participants_declaredinitiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='declaredinitiative',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_declaredinitiativeevent" ("declared_at", "declared_by_id", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "school_year") VALUES (NEW."declared_at", NEW."declared_by_id", NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."school_year"); RETURN NULL;', hash='555e37e3367b8c3b481266e06185b1ba7fe81148', operation='UPDATE', pgid='pgtrigger_update_update_aa005', table='participants_declaredinitiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='declaredinitiative',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_declaredinitiativeevent" ("declared_at", "declared_by_id", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "school_year") VALUES (OLD."declared_at", OLD."declared_by_id", OLD."hub_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."school_year"); RETURN NULL;', hash='bc2455a16f12e1eb377b3d58244c56f26bf92dc4', operation='DELETE', pgid='pgtrigger_delete_delete_4ba31', table='participants_declaredinitiative', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='declaredinitiativeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='692bb4207fc1fc9b0ec6270f1e1fcbfaf673481a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1a97f', table='participants_declaredinitiativeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.UniqueConstraint(condition=models.Q(('answered_at', None)), fields=('interest',), name='one_open_offer_for_each_interest'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None)), models.Q(('answer__in', ['accepted', 'turned_down', 'lapsed', 'taken_back']), ('answered_at__isnull', False)), _connector='OR'), name='offer_answer_has_its_time'),
        ),
        migrations.AddConstraint(
            model_name='offer',
            constraint=models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('offered_at'))), name='offer_expires_after_it_is_made'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_offerevent" ("answer", "answered_at", "expires_at", "id", "interest_id", "offered_at", "offered_by_id", "override_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."answer", NEW."answered_at", NEW."expires_at", NEW."id", NEW."interest_id", NEW."offered_at", NEW."offered_by_id", NEW."override_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='b4c4b0eea0087fd633a0a4fd6e51439b0e60c200', operation='INSERT', pgid='pgtrigger_insert_insert_1af64', table='participants_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_offerevent" ("answer", "answered_at", "expires_at", "id", "interest_id", "offered_at", "offered_by_id", "override_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."answer", NEW."answered_at", NEW."expires_at", NEW."id", NEW."interest_id", NEW."offered_at", NEW."offered_by_id", NEW."override_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='e640125f9a50d4b5997433697ed7f7228f264eee', operation='UPDATE', pgid='pgtrigger_update_update_232f6', table='participants_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_offerevent" ("answer", "answered_at", "expires_at", "id", "interest_id", "offered_at", "offered_by_id", "override_reason", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."answer", OLD."answered_at", OLD."expires_at", OLD."id", OLD."interest_id", OLD."offered_at", OLD."offered_by_id", OLD."override_reason", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='c08c7c6424a7964bab7cb232b196a54479c766f0', operation='DELETE', pgid='pgtrigger_delete_delete_fd99c', table='participants_offer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2e5600f1e1f93bcd2a50cb4e6eed4a722ca2b3c3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_aec6a', table='participants_offerevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cancellationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d7ce590721c99d35eeb6470137549af0be7943c4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b2a34', table='participants_cancellationevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='cancellation',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('participant', 'workshop'), name='one_cancellation_for_each_date'),
        ),
        migrations.AddConstraint(
            model_name='cancellation',
            constraint=models.CheckConstraint(condition=models.Q(('notified_at__lte', models.F('recorded_at'))), name='notice_came_before_it_was_recorded'),
        ),
        migrations.AddConstraint(
            model_name='cancellation',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['link', 'email', 'phone', 'paper'])), name='cancellation_channel_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cancellation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_cancellationevent" ("channel", "id", "notified_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "undone_at", "workshop_id") VALUES (NEW."channel", NEW."id", NEW."notified_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."undone_at", NEW."workshop_id"); RETURN NULL;', hash='705b93a890dca30fa7a829fb09ebc0e440cd5ac9', operation='INSERT', pgid='pgtrigger_insert_insert_79c63', table='participants_cancellation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cancellation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_cancellationevent" ("channel", "id", "notified_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "undone_at", "workshop_id") VALUES (NEW."channel", NEW."id", NEW."notified_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."recorded_at", NEW."recorded_by_id", NEW."undone_at", NEW."workshop_id"); RETURN NULL;', hash='402f536d0bd1525236166068b47b622c1034edf9', operation='UPDATE', pgid='pgtrigger_update_update_c1ec3', table='participants_cancellation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='cancellation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_cancellationevent" ("channel", "id", "notified_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "recorded_at", "recorded_by_id", "undone_at", "workshop_id") VALUES (OLD."channel", OLD."id", OLD."notified_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."recorded_at", OLD."recorded_by_id", OLD."undone_at", OLD."workshop_id"); RETURN NULL;', hash='4555a0980a203945f0adf1816cf20a137476d218', operation='DELETE', pgid='pgtrigger_delete_delete_2e64c', table='participants_cancellation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendanceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f4a58ab7a97e3eaa21b0f47ea2cfd4c7cd7af76e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5e793', table='participants_attendanceevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='attendance',
            index=models.Index(condition=models.Q(('outcome__in', ['cancelled_late', 'no_show'])), fields=['workshop'], name='attendance_chargeable'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('participant', 'workshop'), name='one_attendance_for_each_date'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('mark__in', ['present', 'substitute', 'absent', 'excused'])), name='mark_known'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('outcome', ''), ('outcome__in', ['present', 'substituted', 'excused', 'cancelled_in_time', 'cancelled_late', 'no_show']), _connector='OR'), name='outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'cancelled_late'), _negated=True), ('notified_at__gt', models.F('free_until')), _connector='OR'), name='late_means_after_the_last_free_moment'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_attendanceevent" ("free_until", "id", "mark", "marked_at", "marked_by_id", "minutes", "notified_at", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "workshop_id") VALUES (NEW."free_until", NEW."id", NEW."mark", NEW."marked_at", NEW."marked_by_id", NEW."minutes", NEW."notified_at", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."workshop_id"); RETURN NULL;', hash='4a101064bb18e9f2b2b84cf237cba9e43480f1cd', operation='INSERT', pgid='pgtrigger_insert_insert_ee465', table='participants_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_attendanceevent" ("free_until", "id", "mark", "marked_at", "marked_by_id", "minutes", "notified_at", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "workshop_id") VALUES (NEW."free_until", NEW."id", NEW."mark", NEW."marked_at", NEW."marked_by_id", NEW."minutes", NEW."notified_at", NEW."outcome", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."workshop_id"); RETURN NULL;', hash='171b358d67b8f591e3439fef6eea96c066bb35fd', operation='UPDATE', pgid='pgtrigger_update_update_be600', table='participants_attendance', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='attendance',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_attendanceevent" ("free_until", "id", "mark", "marked_at", "marked_by_id", "minutes", "notified_at", "outcome", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "workshop_id") VALUES (OLD."free_until", OLD."id", OLD."mark", OLD."marked_at", OLD."marked_by_id", OLD."minutes", OLD."notified_at", OLD."outcome", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."workshop_id"); RETURN NULL;', hash='daae9bde237c0c29b4338968ed01b439d5414965', operation='DELETE', pgid='pgtrigger_delete_delete_062a6', table='participants_attendance', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='person',
            index=django.contrib.postgres.indexes.GinIndex(fields=['search'], name='person_search'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='person_email_is_lower_case'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_personevent" ("created_at", "email", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "telephone", "user_id") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."telephone", NEW."user_id"); RETURN NULL;', hash='4f80fa4fc5cb53d776955f81afc888c149394342', operation='INSERT', pgid='pgtrigger_insert_insert_ccb1c', table='participants_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."telephone" IS DISTINCT FROM (NEW."telephone") OR OLD."user_id" IS DISTINCT FROM (NEW."user_id"))', func='INSERT INTO "participants_personevent" ("created_at", "email", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "telephone", "user_id") VALUES (NEW."created_at", NEW."email", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."telephone", NEW."user_id"); RETURN NULL;', hash='80ae7dde09eb85e9f1947c2d1a341e9ffa713ad8', operation='UPDATE', pgid='pgtrigger_update_update_16a4e', table='participants_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='person',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_personevent" ("created_at", "email", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "telephone", "user_id") VALUES (OLD."created_at", OLD."email", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."telephone", OLD."user_id"); RETURN NULL;', hash='19ecc557238f40b69ad164edb2d8c5db9d357514', operation='DELETE', pgid='pgtrigger_delete_delete_064cd', table='participants_person', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participantevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='73cf540e323835e66b77a1868b276a807091bf14', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_18f6f', table='participants_participantevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='participant',
            constraint=models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('workgroup', 'person'), name='one_live_place_for_each_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_participantevent" ("accepted_at", "exempt_because", "fee_policy_id", "id", "interest_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "withdrawn_at", "withdrawn_because", "workgroup_id") VALUES (NEW."accepted_at", NEW."exempt_because", NEW."fee_policy_id", NEW."id", NEW."interest_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."withdrawn_at", NEW."withdrawn_because", NEW."workgroup_id"); RETURN NULL;', hash='2f1d5343c806c2119b99d3ae1564783c8001633b', operation='INSERT', pgid='pgtrigger_insert_insert_068a6', table='participants_participant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_participantevent" ("accepted_at", "exempt_because", "fee_policy_id", "id", "interest_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "withdrawn_at", "withdrawn_because", "workgroup_id") VALUES (NEW."accepted_at", NEW."exempt_because", NEW."fee_policy_id", NEW."id", NEW."interest_id", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."withdrawn_at", NEW."withdrawn_because", NEW."workgroup_id"); RETURN NULL;', hash='47ca84aca2dd348788afa6fdb54e38db7f2d6378', operation='UPDATE', pgid='pgtrigger_update_update_c9656', table='participants_participant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participant',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_participantevent" ("accepted_at", "exempt_because", "fee_policy_id", "id", "interest_id", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "withdrawn_at", "withdrawn_because", "workgroup_id") VALUES (OLD."accepted_at", OLD."exempt_because", OLD."fee_policy_id", OLD."id", OLD."interest_id", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."withdrawn_at", OLD."withdrawn_because", OLD."workgroup_id"); RETURN NULL;', hash='75d789b0b6a6fe9f04cf57c9d4c4e8233783d1d5', operation='DELETE', pgid='pgtrigger_delete_delete_9322e', table='participants_participant', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expressionofinterestevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='76f60f3f7fdc78b1efbe696f4b6b5e8587e82138', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8450c', table='participants_expressionofinterestevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='expressionofinterest',
            index=models.Index(fields=['workgroup', 'state'], name='interest_by_state'),
        ),
        migrations.AddConstraint(
            model_name='expressionofinterest',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ('new', 'waiting', 'offered', 'placed'))), fields=('workgroup', 'person'), name='one_open_interest_for_each_person'),
        ),
        migrations.AddConstraint(
            model_name='expressionofinterest',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['new', 'waiting', 'offered', 'placed', 'declined', 'refused', 'lapsed', 'withdrawn'])), name='interest_state_known'),
        ),
        migrations.AddConstraint(
            model_name='expressionofinterest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'waiting'), _negated=True), ('waiting_since__isnull', False), _connector='OR'), name='waiting_interest_has_its_turn'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expressionofinterest',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_expressionofinterestevent" ("decided_by_id", "decision_reason", "entered_by_id", "fee_policy_id", "finance_email", "head_email", "head_name", "id", "job_role", "other_projects", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "privacy_notice_id", "school_id", "sent_at", "source", "state", "waiting_since", "workgroup_id") VALUES (NEW."decided_by_id", NEW."decision_reason", NEW."entered_by_id", NEW."fee_policy_id", NEW."finance_email", NEW."head_email", NEW."head_name", NEW."id", NEW."job_role", NEW."other_projects", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority", NEW."privacy_notice_id", NEW."school_id", NEW."sent_at", NEW."source", NEW."state", NEW."waiting_since", NEW."workgroup_id"); RETURN NULL;', hash='95a27864e4afe890c6b6f4d4e0553b3b57e27403', operation='INSERT', pgid='pgtrigger_insert_insert_a050b', table='participants_expressionofinterest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expressionofinterest',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_expressionofinterestevent" ("decided_by_id", "decision_reason", "entered_by_id", "fee_policy_id", "finance_email", "head_email", "head_name", "id", "job_role", "other_projects", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "privacy_notice_id", "school_id", "sent_at", "source", "state", "waiting_since", "workgroup_id") VALUES (NEW."decided_by_id", NEW."decision_reason", NEW."entered_by_id", NEW."fee_policy_id", NEW."finance_email", NEW."head_email", NEW."head_name", NEW."id", NEW."job_role", NEW."other_projects", NEW."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority", NEW."privacy_notice_id", NEW."school_id", NEW."sent_at", NEW."source", NEW."state", NEW."waiting_since", NEW."workgroup_id"); RETURN NULL;', hash='c6c54e4729860263b05875e4d566203f4f2e26aa', operation='UPDATE', pgid='pgtrigger_update_update_7005a', table='participants_expressionofinterest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='expressionofinterest',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_expressionofinterestevent" ("decided_by_id", "decision_reason", "entered_by_id", "fee_policy_id", "finance_email", "head_email", "head_name", "id", "job_role", "other_projects", "person_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority", "privacy_notice_id", "school_id", "sent_at", "source", "state", "waiting_since", "workgroup_id") VALUES (OLD."decided_by_id", OLD."decision_reason", OLD."entered_by_id", OLD."fee_policy_id", OLD."finance_email", OLD."head_email", OLD."head_name", OLD."id", OLD."job_role", OLD."other_projects", OLD."person_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority", OLD."privacy_notice_id", OLD."school_id", OLD."sent_at", OLD."source", OLD."state", OLD."waiting_since", OLD."workgroup_id"); RETURN NULL;', hash='5ea9a14c3510d871633f8d8d5d3bc4ccee938cf2', operation='DELETE', pgid='pgtrigger_delete_delete_a91a6', table='participants_expressionofinterest', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='personevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d73c063281099884cf9e9d949eb7d9387a4db3b3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d3539', table='participants_personevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='register',
            constraint=models.CheckConstraint(condition=models.Q(('closed_at', None), ('closed_by__isnull', False), _connector='OR'), name='register_closed_by_someone'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='register',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_registerevent" ("closed_at", "closed_by_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_because", "workshop_id") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reopened_because", NEW."workshop_id"); RETURN NULL;', hash='600d261b1756826ebc8c06bb8ca118409c55f90a', operation='INSERT', pgid='pgtrigger_insert_insert_9dfc6', table='participants_register', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='register',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_registerevent" ("closed_at", "closed_by_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_because", "workshop_id") VALUES (NEW."closed_at", NEW."closed_by_id", NEW."id", NEW."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reopened_because", NEW."workshop_id"); RETURN NULL;', hash='cbf95b4d612975e3ce793e954f59a079f145910c', operation='UPDATE', pgid='pgtrigger_update_update_8b77f', table='participants_register', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='register',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_registerevent" ("closed_at", "closed_by_id", "id", "opened_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reopened_because", "workshop_id") VALUES (OLD."closed_at", OLD."closed_by_id", OLD."id", OLD."opened_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reopened_because", OLD."workshop_id"); RETURN NULL;', hash='eb121a11ab6e4532b3629d4ef37df308454425dd', operation='DELETE', pgid='pgtrigger_delete_delete_cc798', table='participants_register', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='registerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c0754a53f81248416a1f65c930e06659964d1c3e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5fafd', table='participants_registerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='schoolapproval',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['approved', 'refused'])), name='approval_decision_known'),
        ),
        migrations.AddConstraint(
            model_name='schoolapproval',
            constraint=models.CheckConstraint(condition=models.Q(('channel', 'link'), ('recorded_by__isnull', False), _connector='OR'), name='approval_on_paper_names_who_recorded_it'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolapproval',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_schoolapprovalevent" ("channel", "decided_at", "decided_by_name", "decision", "id", "interest_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."channel", NEW."decided_at", NEW."decided_by_name", NEW."decision", NEW."id", NEW."interest_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_by_id"); RETURN NULL;', hash='7271aed23434bcd28e2020ecc98312625e1764a1', operation='INSERT', pgid='pgtrigger_insert_insert_a1d9b', table='participants_schoolapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolapproval',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_schoolapprovalevent" ("channel", "decided_at", "decided_by_name", "decision", "id", "interest_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (NEW."channel", NEW."decided_at", NEW."decided_by_name", NEW."decision", NEW."id", NEW."interest_id", NEW."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_by_id"); RETURN NULL;', hash='ca40fca90363f43ccdcdc07842657f1cb64b84ea', operation='UPDATE', pgid='pgtrigger_update_update_35362', table='participants_schoolapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolapproval',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_schoolapprovalevent" ("channel", "decided_at", "decided_by_name", "decision", "id", "interest_id", "note", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id") VALUES (OLD."channel", OLD."decided_at", OLD."decided_by_name", OLD."decision", OLD."id", OLD."interest_id", OLD."note", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_by_id"); RETURN NULL;', hash='53b125b965c8ac3fc0f56c9d912190cb66234b35', operation='DELETE', pgid='pgtrigger_delete_delete_f9d25', table='participants_schoolapproval', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schoolapprovalevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='865349b6bf374fe2ad3c43836f6897497d04118e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1f872', table='participants_schoolapprovalevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='substitution',
            constraint=models.UniqueConstraint(condition=models.Q(('undone_at', None)), fields=('participant', 'workshop'), name='one_substitute_for_each_date'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='substitution',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_substitutionevent" ("email", "id", "name", "named_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "undone_at", "workshop_id") VALUES (NEW."email", NEW."id", NEW."name", NEW."named_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recorded_by_id", NEW."undone_at", NEW."workshop_id"); RETURN NULL;', hash='d363007e6a582efd6abf0cba0b8de5d255dad7f9', operation='INSERT', pgid='pgtrigger_insert_insert_27bc1', table='participants_substitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='substitution',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "participants_substitutionevent" ("email", "id", "name", "named_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "undone_at", "workshop_id") VALUES (NEW."email", NEW."id", NEW."name", NEW."named_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recorded_by_id", NEW."undone_at", NEW."workshop_id"); RETURN NULL;', hash='b10e038da7c6bf6b2450d3393be941fa38c2c1e0', operation='UPDATE', pgid='pgtrigger_update_update_a5bde', table='participants_substitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='substitution',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "participants_substitutionevent" ("email", "id", "name", "named_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recorded_by_id", "undone_at", "workshop_id") VALUES (OLD."email", OLD."id", OLD."name", OLD."named_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recorded_by_id", OLD."undone_at", OLD."workshop_id"); RETURN NULL;', hash='71928b9f82bfd70f4f32fdb95607f59be996f89c', operation='DELETE', pgid='pgtrigger_delete_delete_3ceef', table='participants_substitution', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='substitutionevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='99c019a7671cc026acf7e795fca55cb590c725c2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_deaef', table='participants_substitutionevent', when='BEFORE')),
        ),
    ]
