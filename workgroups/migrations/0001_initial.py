import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.text
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Credential',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('mastery_specialist', 'Primary Mastery Specialist'), ('secondary_specialist', 'Secondary Mastery Specialist'), ('pd_lead', 'Accredited Professional Development Lead'), ('sle', 'Specialist Leader of Education'), ('school_development', 'School Development Lead'), ('other', 'Other')], max_length=30)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('cohort', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of the cohort')),
                ('status', models.CharField(choices=[('working_towards', 'Working towards it'), ('awarded', 'Awarded'), ('given_up', 'Given up')], max_length=20)),
                ('awarded_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ['kind', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Outcome',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('pupils', 'Pupil outcomes')], max_length=20)),
            ],
            options={
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='LocalLeader',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=30), blank=True, default=list, size=None)),
                ('specialisms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('availability', models.CharField(choices=[('available', 'Can take on more'), ('limited', 'Can take on a little more'), ('none', 'Cannot take on more now')], default='available', max_length=10)),
                ('days_a_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('bio', models.TextField(blank=True)),
                ('may_publish_bio', models.BooleanField(default=False)),
                ('may_be_shared', models.BooleanField(default=False)),
                ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leaders', to='hubs.hub')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.school')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='leader_profiles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['user__name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Deployment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=200)),
                ('days', models.DecimalField(decimal_places=1, max_digits=4)),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('school', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.school')),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deployments', to='workgroups.localleader')),
            ],
            options={
                'ordering': ['-from_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='CredentialEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('kind', models.CharField(choices=[('mastery_specialist', 'Primary Mastery Specialist'), ('secondary_specialist', 'Secondary Mastery Specialist'), ('pd_lead', 'Accredited Professional Development Lead'), ('sle', 'Specialist Leader of Education'), ('school_development', 'School Development Lead'), ('other', 'Other')], max_length=30)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('cohort', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='number of the cohort')),
                ('status', models.CharField(choices=[('working_towards', 'Working towards it'), ('awarded', 'Awarded'), ('given_up', 'Given up')], max_length=20)),
                ('awarded_on', models.DateField(blank=True, null=True)),
                ('expires_on', models.DateField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.credential')),
                ('leader', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.localleader')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='credential',
            name='leader',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='credentials', to='workgroups.localleader'),
        ),
        migrations.CreateModel(
            name='LocalLeaderEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=30), blank=True, default=list, size=None)),
                ('specialisms', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), blank=True, default=list, size=None)),
                ('availability', models.CharField(choices=[('available', 'Can take on more'), ('limited', 'Can take on a little more'), ('none', 'Cannot take on more now')], default='available', max_length=10)),
                ('days_a_year', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('released_on', models.DateField(blank=True, null=True)),
                ('bio', models.TextField(blank=True)),
                ('may_publish_bio', models.BooleanField(default=False)),
                ('may_be_shared', models.BooleanField(default=False)),
                ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.localleader')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MasteryStage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phase', models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=20)),
                ('stage', models.CharField(choices=[('readiness', 'Readiness'), ('development', 'Development'), ('embedding', 'Embedding'), ('sustaining', 'Sustaining'), ('introductory', 'Introductory'), ('teaching_for_mastery', 'Teaching for Mastery')], max_length=30)),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('note', models.CharField(blank=True, max_length=300)),
                ('once_more_because', models.CharField(blank=True, help_text='Why a stage that is taken only once is taken again.', max_length=300)),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.hub')),
                ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mastery_stages', to='hubs.school')),
            ],
            options={
                'ordering': ['school', 'phase', 'from_on'],
            },
        ),
        migrations.CreateModel(
            name='MasteryStageEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('phase', models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=20)),
                ('stage', models.CharField(choices=[('readiness', 'Readiness'), ('development', 'Development'), ('embedding', 'Embedding'), ('sustaining', 'Sustaining'), ('introductory', 'Introductory'), ('teaching_for_mastery', 'Teaching for Mastery')], max_length=30)),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('note', models.CharField(blank=True, max_length=300)),
                ('once_more_because', models.CharField(blank=True, help_text='Why a stage that is taken only once is taken again.', max_length=300)),
                ('noted_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.masterystage')),
                ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(blank=True, max_length=12)),
                ('title', models.CharField(max_length=160)),
                ('school_year', models.PositiveSmallIntegerField(help_text='2021 stands for 2021/22.')),
                ('kind', models.CharField(choices=[('network', 'Network Collaborative Project'), ('research', 'Research and Innovation Work Group'), ('programme', 'Specialist knowledge programme'), ('community', 'Community'), ('event', 'Network meeting or event'), ('exchange', 'Teacher exchange or showcase')], max_length=20)),
                ('summary', models.TextField(blank=True)),
                ('is_new', models.BooleanField(default=False, verbose_name='new this year')),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=30), blank=True, default=list, size=None)),
                ('key_stages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('foundation', 'Early years foundation stage'), ('ks1', 'Key Stage 1'), ('ks2', 'Key Stage 2'), ('ks3', 'Key Stage 3'), ('ks4', 'Key Stage 4'), ('ks5', 'Key Stage 5, ages 16 to 19')], max_length=30), blank=True, default=list, size=None)),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30), blank=True, default=list, size=None)),
                ('entry_notes', models.CharField(blank=True, max_length=300)),
                ('is_once_only', models.BooleanField(default=False)),
                ('support_type', models.CharField(blank=True, choices=[('communicating', 'Telling schools of support that exists'), ('extending', 'Extending support that exists'), ('developing', 'Developing new support'), ('commissioning', 'Commissioning an outside organisation')], max_length=20)),
                ('provider', models.CharField(blank=True, max_length=160)),
                ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('recruitment', 'Recruitment'), ('initial', 'Initial teacher training and induction'), ('development', 'Professional development and school-to-school support'), ('leadership', 'Maths leadership'), ('system', 'System leadership')], max_length=30), blank=True, default=list, size=None)),
                ('day_equivalent', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places')),
                ('places_per_school', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('hub', models.ForeignKey(blank=True, help_text="The hub that added it; empty for the national team's.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='projects', to='hubs.hub')),
                ('predecessor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='successors', to='workgroups.project')),
            ],
            options={
                'ordering': ['-school_year', 'title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ProjectEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(blank=True, max_length=12)),
                ('title', models.CharField(max_length=160)),
                ('school_year', models.PositiveSmallIntegerField(help_text='2021 stands for 2021/22.')),
                ('kind', models.CharField(choices=[('network', 'Network Collaborative Project'), ('research', 'Research and Innovation Work Group'), ('programme', 'Specialist knowledge programme'), ('community', 'Community'), ('event', 'Network meeting or event'), ('exchange', 'Teacher exchange or showcase')], max_length=20)),
                ('summary', models.TextField(blank=True)),
                ('is_new', models.BooleanField(default=False, verbose_name='new this year')),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=30), blank=True, default=list, size=None)),
                ('key_stages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('foundation', 'Early years foundation stage'), ('ks1', 'Key Stage 1'), ('ks2', 'Key Stage 2'), ('ks3', 'Key Stage 3'), ('ks4', 'Key Stage 4'), ('ks5', 'Key Stage 5, ages 16 to 19')], max_length=30), blank=True, default=list, size=None)),
                ('audience', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30), blank=True, default=list, size=None)),
                ('entry_notes', models.CharField(blank=True, max_length=300)),
                ('is_once_only', models.BooleanField(default=False)),
                ('support_type', models.CharField(blank=True, choices=[('communicating', 'Telling schools of support that exists'), ('extending', 'Extending support that exists'), ('developing', 'Developing new support'), ('commissioning', 'Commissioning an outside organisation')], max_length=20)),
                ('provider', models.CharField(blank=True, max_length=160)),
                ('themes', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('recruitment', 'Recruitment'), ('initial', 'Initial teacher training and induction'), ('development', 'Professional development and school-to-school support'), ('leadership', 'Maths leadership'), ('system', 'System leadership')], max_length=30), blank=True, default=list, size=None)),
                ('day_equivalent', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('capacity', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='places')),
                ('places_per_school', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('hub', models.ForeignKey(blank=True, db_constraint=False, help_text="The hub that added it; empty for the national team's.", null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.project')),
                ('predecessor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.project')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('on', models.DateField(verbose_name='day')),
                ('days', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('leader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trainings', to='workgroups.localleader')),
            ],
            options={
                'ordering': ['-on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='TrainingEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('on', models.DateField(verbose_name='day')),
                ('days', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('leader', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.localleader')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.training')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Venue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('address', models.TextField()),
                ('postcode', models.CharField(max_length=8)),
                ('arrival', models.TextField(blank=True, help_text='Parking, access, visitor rules.', verbose_name='arriving and signing in')),
                ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='venues', to='hubs.hub')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='VenueEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=120)),
                ('address', models.TextField()),
                ('postcode', models.CharField(max_length=8)),
                ('arrival', models.TextField(blank=True, help_text='Parking, access, visitor rules.', verbose_name='arriving and signing in')),
                ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.venue')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('cohort', models.CharField(blank=True, help_text='For example “North” or “2”.', max_length=40)),
                ('school_year', models.PositiveSmallIntegerField()),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=20), size=None)),
                ('outline', models.TextField(blank=True)),
                ('involvement', models.TextField(blank=True, verbose_name='what is involved')),
                ('audience', models.TextField(blank=True, verbose_name='who can take part')),
                ('expectations', models.TextField(blank=True, verbose_name='expectations of participants and their schools')),
                ('context', models.TextField(blank=True, verbose_name='the wider context')),
                ('day_equivalent', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('eligible_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30), size=None)),
                ('takes_other_areas', models.BooleanField(default=True, verbose_name="open to schools outside the hub's area")),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='places')),
                ('places_per_school', models.PositiveSmallIntegerField(default=2)),
                ('interest_opens_at', models.DateTimeField(blank=True, null=True)),
                ('interest_closes_at', models.DateTimeField(blank=True, null=True)),
                ('place_type', models.CharField(choices=[('free', 'Free: fully funded by the Maths Hubs Programme'), ('funded', 'Funded: the school receives money'), ('paid', 'Paid: the school pays for the place')], default='free', max_length=10)),
                ('rationale', models.TextField(blank=True)),
                ('expert_partner', models.CharField(blank=True, max_length=160)),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='planned cost in pounds')),
                ('evidence_plan', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('fee_policy', models.ForeignKey(blank=True, help_text='The terms people accept with a place. Empty: no fee is ever charged.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='workgroups', to='hubs.feepolicy')),
                ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workgroups', to='hubs.hub')),
                ('project', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='workgroups', to='workgroups.project')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-school_year', 'title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SchoolTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=160)),
                ('description', models.TextField(blank=True)),
                ('scope', models.CharField(choices=[('class', 'Own class'), ('department', 'Whole department'), ('school', 'Whole school')], default='department', max_length=20)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='workgroups.workgroup')),
            ],
            options={
                'verbose_name': 'school-based task',
                'ordering': ['after_workshop__starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='OutcomeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300)),
                ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('pupils', 'Pupil outcomes')], max_length=20)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.outcome')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='outcome',
            name='workgroup',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='outcomes', to='workgroups.workgroup'),
        ),
        migrations.CreateModel(
            name='DeploymentEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('purpose', models.CharField(max_length=200)),
                ('days', models.DecimalField(decimal_places=1, max_digits=4)),
                ('from_on', models.DateField(verbose_name='first day')),
                ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.deployment')),
                ('school', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.school')),
                ('leader', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.localleader')),
                ('workgroup', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='deployment',
            name='workgroup',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='workgroups.workgroup'),
        ),
        migrations.CreateModel(
            name='WorkGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('cohort', models.CharField(blank=True, help_text='For example “North” or “2”.', max_length=40)),
                ('school_year', models.PositiveSmallIntegerField()),
                ('phases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('early_years', 'Early years'), ('primary', 'Primary'), ('secondary', 'Secondary'), ('post_16', 'Post-16')], max_length=20), size=None)),
                ('outline', models.TextField(blank=True)),
                ('involvement', models.TextField(blank=True, verbose_name='what is involved')),
                ('audience', models.TextField(blank=True, verbose_name='who can take part')),
                ('expectations', models.TextField(blank=True, verbose_name='expectations of participants and their schools')),
                ('context', models.TextField(blank=True, verbose_name='the wider context')),
                ('day_equivalent', models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                ('eligible_roles', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('teacher', 'Teacher'), ('early_career', 'Early career teacher'), ('teaching_assistant', 'Teaching assistant'), ('phase_lead', 'Phase or year-group lead'), ('subject_lead', 'Head of maths or maths subject leader'), ('acting_subject_lead', 'Acting head of maths or subject leader'), ('prospective_subject_lead', 'Hoping to become head of maths or subject leader'), ('senior_leader', 'Senior leader'), ('headteacher', 'Headteacher or principal'), ('trainee', 'Trainee teacher or ITT tutor'), ('lecturer', 'Further education lecturer')], max_length=30), size=None)),
                ('takes_other_areas', models.BooleanField(default=True, verbose_name="open to schools outside the hub's area")),
                ('capacity', models.PositiveSmallIntegerField(verbose_name='places')),
                ('places_per_school', models.PositiveSmallIntegerField(default=2)),
                ('interest_opens_at', models.DateTimeField(blank=True, null=True)),
                ('interest_closes_at', models.DateTimeField(blank=True, null=True)),
                ('place_type', models.CharField(choices=[('free', 'Free: fully funded by the Maths Hubs Programme'), ('funded', 'Funded: the school receives money'), ('paid', 'Paid: the school pays for the place')], default='free', max_length=10)),
                ('rationale', models.TextField(blank=True)),
                ('expert_partner', models.CharField(blank=True, max_length=160)),
                ('budget', models.DecimalField(blank=True, decimal_places=2, max_digits=8, null=True, verbose_name='planned cost in pounds')),
                ('evidence_plan', models.TextField(blank=True)),
                ('published_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=300)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('fee_policy', models.ForeignKey(blank=True, db_constraint=False, help_text='The terms people accept with a place. Empty: no fee is ever charged.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.feepolicy')),
                ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.workgroup')),
                ('project', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.project')),
                ('published_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroupLead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to='workgroups.workgroup')),
            ],
        ),
        migrations.AddField(
            model_name='workgroup',
            name='leads',
            field=models.ManyToManyField(related_name='led_workgroups', through='workgroups.WorkGroupLead', to=settings.AUTH_USER_MODEL),
        ),
        migrations.CreateModel(
            name='WorkGroupLeadEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.workgrouplead')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='WorkGroupPriority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('priority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answered_by', to='hubs.priority')),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='workgroups.workgroup')),
            ],
            options={
                'verbose_name': 'priority of a Work Group',
            },
        ),
        migrations.AddField(
            model_name='workgroup',
            name='priorities',
            field=models.ManyToManyField(related_name='workgroups', through='workgroups.WorkGroupPriority', to='hubs.priority'),
        ),
        migrations.CreateModel(
            name='WorkGroupPriorityEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.workgrouppriority')),
                ('priority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.priority')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Workshop',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(blank=True, max_length=120)),
                ('focus', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('mode', models.CharField(choices=[('face_to_face', 'Face to face'), ('online', 'Online')], max_length=20)),
                ('join_link', models.URLField(blank=True, help_text='Only people with a place see it.')),
                ('joining_notes', models.TextField(blank=True)),
                ('catering', models.CharField(choices=[('none', 'Lunch is not provided'), ('refreshments', 'Refreshments are provided'), ('lunch', 'Lunch is provided')], default='none', max_length=20)),
                ('catering_note', models.CharField(blank=True, max_length=200)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=300)),
                ('venue', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='workshops', to='workgroups.venue')),
                ('workgroup', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='workshops', to='workgroups.workgroup')),
            ],
            options={
                'ordering': ['starts_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SchoolTaskEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(max_length=160)),
                ('description', models.TextField(blank=True)),
                ('scope', models.CharField(choices=[('class', 'Own class'), ('department', 'Whole department'), ('school', 'Whole school')], default='department', max_length=20)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.schooltask')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
                ('after_workshop', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='schooltask',
            name='after_workshop',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='workgroups.workshop'),
        ),
        migrations.CreateModel(
            name='WorkshopEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('title', models.CharField(blank=True, max_length=120)),
                ('focus', models.TextField(blank=True)),
                ('starts_at', models.DateTimeField()),
                ('ends_at', models.DateTimeField()),
                ('mode', models.CharField(choices=[('face_to_face', 'Face to face'), ('online', 'Online')], max_length=20)),
                ('join_link', models.URLField(blank=True, help_text='Only people with a place see it.')),
                ('joining_notes', models.TextField(blank=True)),
                ('catering', models.CharField(choices=[('none', 'Lunch is not provided'), ('refreshments', 'Refreshments are provided'), ('lunch', 'Lunch is provided')], default='none', max_length=20)),
                ('catering_note', models.CharField(blank=True, max_length=200)),
                ('changed_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_at', models.DateTimeField(blank=True, null=True)),
                ('cancelled_because', models.CharField(blank=True, max_length=300)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='workgroups.workshop')),
                ('venue', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.venue')),
                ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='localleader',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('hub', 'user'), name='one_open_profile_for_each_leader_and_hub'),
        ),
        migrations.AddConstraint(
            model_name='localleader',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='leader_ends_after_they_begin'),
        ),
        migrations.AddConstraint(
            model_name='localleader',
            constraint=models.CheckConstraint(condition=models.Q(('availability__in', ['available', 'limited', 'none'])), name='leader_availability_known'),
        ),
        migrations.AddConstraint(
            model_name='localleader',
            constraint=models.CheckConstraint(condition=models.Q(('phases__contained_by', ['early_years', 'primary', 'secondary', 'post_16'])), name='leader_phases_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localleader',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_localleaderevent" ("availability", "bio", "days_a_year", "from_on", "hub_id", "id", "may_be_shared", "may_publish_bio", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "released_on", "school_id", "specialisms", "until_on", "user_id") VALUES (NEW."availability", NEW."bio", NEW."days_a_year", NEW."from_on", NEW."hub_id", NEW."id", NEW."may_be_shared", NEW."may_publish_bio", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phases", NEW."released_on", NEW."school_id", NEW."specialisms", NEW."until_on", NEW."user_id"); RETURN NULL;', hash='0a8deeda353c981667fe4337fdc0dcc78719f205', operation='INSERT', pgid='pgtrigger_insert_insert_54d06', table='workgroups_localleader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localleader',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_localleaderevent" ("availability", "bio", "days_a_year", "from_on", "hub_id", "id", "may_be_shared", "may_publish_bio", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "released_on", "school_id", "specialisms", "until_on", "user_id") VALUES (NEW."availability", NEW."bio", NEW."days_a_year", NEW."from_on", NEW."hub_id", NEW."id", NEW."may_be_shared", NEW."may_publish_bio", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phases", NEW."released_on", NEW."school_id", NEW."specialisms", NEW."until_on", NEW."user_id"); RETURN NULL;', hash='9a4b32e233a13b31c36e54a31ffda9f2b39c95d1', operation='UPDATE', pgid='pgtrigger_update_update_648a2', table='workgroups_localleader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localleader',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_localleaderevent" ("availability", "bio", "days_a_year", "from_on", "hub_id", "id", "may_be_shared", "may_publish_bio", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "released_on", "school_id", "specialisms", "until_on", "user_id") VALUES (OLD."availability", OLD."bio", OLD."days_a_year", OLD."from_on", OLD."hub_id", OLD."id", OLD."may_be_shared", OLD."may_publish_bio", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phases", OLD."released_on", OLD."school_id", OLD."specialisms", OLD."until_on", OLD."user_id"); RETURN NULL;', hash='54ba9d174c7bc702b92660ad3efec5559f996cc8', operation='DELETE', pgid='pgtrigger_delete_delete_3330a', table='workgroups_localleader', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credentialevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d67c6559d7aa5964ee88f7b4c6d289cc8f04f19c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9130d', table='workgroups_credentialevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['mastery_specialist', 'secondary_specialist', 'pd_lead', 'sle', 'school_development', 'other'])), name='credential_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['working_towards', 'awarded', 'given_up'])), name='credential_status_known'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'awarded'), _negated=True), ('awarded_on__isnull', False), _connector='OR'), name='awarded_credential_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.CheckConstraint(condition=models.Q(('expires_on', None), ('awarded_on', None), ('expires_on__gt', models.F('awarded_on')), _connector='OR'), name='credential_expires_after_its_award'),
        ),
        migrations.AddConstraint(
            model_name='credential',
            constraint=models.UniqueConstraint(fields=('leader', 'kind', 'name'), name='one_credential_of_a_kind_for_each_leader'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credential',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_credentialevent" ("awarded_on", "cohort", "expires_on", "id", "kind", "leader_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."awarded_on", NEW."cohort", NEW."expires_on", NEW."id", NEW."kind", NEW."leader_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."status"); RETURN NULL;', hash='9f2c770e7485049e05033fc6d9928870c65f198b', operation='INSERT', pgid='pgtrigger_insert_insert_3b203', table='workgroups_credential', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credential',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_credentialevent" ("awarded_on", "cohort", "expires_on", "id", "kind", "leader_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (NEW."awarded_on", NEW."cohort", NEW."expires_on", NEW."id", NEW."kind", NEW."leader_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."status"); RETURN NULL;', hash='a19440e775a0d329b0ee38b18e4ed17c99e24821', operation='UPDATE', pgid='pgtrigger_update_update_facfc', table='workgroups_credential', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='credential',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_credentialevent" ("awarded_on", "cohort", "expires_on", "id", "kind", "leader_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "status") VALUES (OLD."awarded_on", OLD."cohort", OLD."expires_on", OLD."id", OLD."kind", OLD."leader_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."status"); RETURN NULL;', hash='2efc28954936532ac43cb367d91af08aef906ba0', operation='DELETE', pgid='pgtrigger_delete_delete_e0c5b', table='workgroups_credential', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='localleaderevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b2db56bfdc8e89060d3596e3a2a4fffee9358bd1', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_af372', table='workgroups_localleaderevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='masterystage',
            index=models.Index(fields=['phase', 'stage'], name='mastery_by_phase_and_stage'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.CheckConstraint(condition=models.Q(('phase__in', ['early_years', 'primary', 'secondary', 'post_16'])), name='mastery_phase_known'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.CheckConstraint(condition=models.Q(('stage__in', ['readiness', 'development', 'embedding', 'sustaining', 'introductory', 'teaching_for_mastery'])), name='mastery_stage_known'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='mastery_stage_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('school', 'phase'), name='one_open_stage_for_each_school_and_phase'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.UniqueConstraint(fields=('school', 'phase', 'from_on'), name='one_stage_begins_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='masterystage',
            constraint=models.UniqueConstraint(condition=models.Q(('once_more_because', ''), ('stage', 'development')), fields=('school', 'phase'), name='development_once_unless_somebody_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='masterystage',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_masterystageevent" ("from_on", "id", "note", "noted_by_id", "once_more_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "school_id", "stage", "until_on") VALUES (NEW."from_on", NEW."id", NEW."note", NEW."noted_by_id", NEW."once_more_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phase", NEW."school_id", NEW."stage", NEW."until_on"); RETURN NULL;', hash='d5191121ca73beadfcb094e7e5ed9d8f77c69a93', operation='INSERT', pgid='pgtrigger_insert_insert_b1724', table='workgroups_masterystage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='masterystage',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_masterystageevent" ("from_on", "id", "note", "noted_by_id", "once_more_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "school_id", "stage", "until_on") VALUES (NEW."from_on", NEW."id", NEW."note", NEW."noted_by_id", NEW."once_more_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phase", NEW."school_id", NEW."stage", NEW."until_on"); RETURN NULL;', hash='776ab22e527552c95d986b8e98aa256f6fd1a462', operation='UPDATE', pgid='pgtrigger_update_update_5970f', table='workgroups_masterystage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='masterystage',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_masterystageevent" ("from_on", "id", "note", "noted_by_id", "once_more_because", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phase", "school_id", "stage", "until_on") VALUES (OLD."from_on", OLD."id", OLD."note", OLD."noted_by_id", OLD."once_more_because", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phase", OLD."school_id", OLD."stage", OLD."until_on"); RETURN NULL;', hash='4e2dc278cb00e25aebb94b91e7500c348adef7c8', operation='DELETE', pgid='pgtrigger_delete_delete_015f1', table='workgroups_masterystage', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='masterystageevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bdacf1296b255cf14d9b4ef4d6454e5c846be2cb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0fc99', table='workgroups_masterystageevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.UniqueConstraint(condition=models.Q(('code', ''), _negated=True), fields=('code', 'school_year'), name='one_project_for_each_code_and_year', violation_error_message='This code is taken in that year. Look in the list.'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.UniqueConstraint(django.db.models.functions.text.Lower('title'), models.F('school_year'), condition=models.Q(('code', '')), name='one_project_without_code_for_each_title_and_year', violation_error_message='A project of that year is called this. Look in the list.'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), ('code__regex', '^NCP(\\d{1,2}|\\d{2}-\\d{2}[a-z]?)$'), _connector='OR'), name='project_code_is_canonical'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['network', 'research', 'programme', 'community', 'event', 'exchange'])), name='project_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('support_type__in', ['', 'communicating', 'extending', 'developing', 'commissioning'])), name='project_support_type_known'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('phases__contained_by', ['early_years', 'primary', 'secondary', 'post_16'])), name='project_phases_known'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('capacity', None), ('capacity__gte', 1), _connector='OR'), name='project_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('places_per_school', None), ('places_per_school__gte', 1), _connector='OR'), name='project_takes_one_of_a_school'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor', None), models.Q(('predecessor', models.F('pk')), _negated=True), _connector='OR'), name='project_does_not_precede_itself'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_projectevent" ("audience", "capacity", "code", "day_equivalent", "entry_notes", "hub_id", "id", "is_new", "is_once_only", "key_stages", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "places_per_school", "predecessor_id", "provider", "school_year", "summary", "support_type", "themes", "title") VALUES (NEW."audience", NEW."capacity", NEW."code", NEW."day_equivalent", NEW."entry_notes", NEW."hub_id", NEW."id", NEW."is_new", NEW."is_once_only", NEW."key_stages", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phases", NEW."places_per_school", NEW."predecessor_id", NEW."provider", NEW."school_year", NEW."summary", NEW."support_type", NEW."themes", NEW."title"); RETURN NULL;', hash='b8b6e5c152eb91262cb6a22662a2374bfe8214a8', operation='INSERT', pgid='pgtrigger_insert_insert_07d11', table='workgroups_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_projectevent" ("audience", "capacity", "code", "day_equivalent", "entry_notes", "hub_id", "id", "is_new", "is_once_only", "key_stages", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "places_per_school", "predecessor_id", "provider", "school_year", "summary", "support_type", "themes", "title") VALUES (NEW."audience", NEW."capacity", NEW."code", NEW."day_equivalent", NEW."entry_notes", NEW."hub_id", NEW."id", NEW."is_new", NEW."is_once_only", NEW."key_stages", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phases", NEW."places_per_school", NEW."predecessor_id", NEW."provider", NEW."school_year", NEW."summary", NEW."support_type", NEW."themes", NEW."title"); RETURN NULL;', hash='30325e3a295d54e8da1b57b4c4f3827b081815e6', operation='UPDATE', pgid='pgtrigger_update_update_56c01', table='workgroups_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='project',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_projectevent" ("audience", "capacity", "code", "day_equivalent", "entry_notes", "hub_id", "id", "is_new", "is_once_only", "key_stages", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "places_per_school", "predecessor_id", "provider", "school_year", "summary", "support_type", "themes", "title") VALUES (OLD."audience", OLD."capacity", OLD."code", OLD."day_equivalent", OLD."entry_notes", OLD."hub_id", OLD."id", OLD."is_new", OLD."is_once_only", OLD."key_stages", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phases", OLD."places_per_school", OLD."predecessor_id", OLD."provider", OLD."school_year", OLD."summary", OLD."support_type", OLD."themes", OLD."title"); RETURN NULL;', hash='0f46dd81cdf39a59b59d526b98cf915266913a60', operation='DELETE', pgid='pgtrigger_delete_delete_e9907', table='workgroups_project', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='projectevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ab892192d08c212845fc94ec6fdf5c380a66f017', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2bb2c', table='workgroups_projectevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.UniqueConstraint(fields=('leader', 'title', 'on'), name='one_training_of_a_name_on_a_day'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_trainingevent" ("days", "id", "leader_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."days", NEW."id", NEW."leader_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."title"); RETURN NULL;', hash='35c8ac3ced0676be7dbd40e71385623220a6de38', operation='INSERT', pgid='pgtrigger_insert_insert_bde0f', table='workgroups_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_trainingevent" ("days", "id", "leader_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (NEW."days", NEW."id", NEW."leader_id", NEW."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."title"); RETURN NULL;', hash='cd2991688c0280ca3bb404d86f5cbc2a79cb9fbb', operation='UPDATE', pgid='pgtrigger_update_update_470b6', table='workgroups_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='training',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_trainingevent" ("days", "id", "leader_id", "on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title") VALUES (OLD."days", OLD."id", OLD."leader_id", OLD."on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."title"); RETURN NULL;', hash='36250a39b58d28af02cc58d4f86db805435ecf82', operation='DELETE', pgid='pgtrigger_delete_delete_1f5ed', table='workgroups_training', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='trainingevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='472408f6942c8419a3a92c59e18b008cb6b1b32c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_ee471', table='workgroups_trainingevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='venue',
            constraint=models.UniqueConstraint(fields=('hub', 'name'), name='one_venue_for_each_name'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_venueevent" ("address", "arrival", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode") VALUES (NEW."address", NEW."arrival", NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."postcode"); RETURN NULL;', hash='9e772e64f960427dd31bb19fc3461b171b54b34c', operation='INSERT', pgid='pgtrigger_insert_insert_c2125', table='workgroups_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_venueevent" ("address", "arrival", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode") VALUES (NEW."address", NEW."arrival", NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."postcode"); RETURN NULL;', hash='d65b19e127886ca6958a921b4935a203a8436f4c', operation='UPDATE', pgid='pgtrigger_update_update_0c514', table='workgroups_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venue',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_venueevent" ("address", "arrival", "hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode") VALUES (OLD."address", OLD."arrival", OLD."hub_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."postcode"); RETURN NULL;', hash='5b48760be9d30c4e8dcd6f074ded14242d81c1fb', operation='DELETE', pgid='pgtrigger_delete_delete_5dddd', table='workgroups_venue', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='venueevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8315f81fe0a3e3bc739d93a3f9342422820cad99', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_e1cfe', table='workgroups_venueevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='c254bbd45460d26b75f3abe2174e7069c691303a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4620c', table='workgroups_outcomeevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='outcome',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['learning', 'practice', 'policy', 'pupils'])), name='outcome_level_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_outcomeevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "workgroup_id") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."position", NEW."text", NEW."workgroup_id"); RETURN NULL;', hash='bf56c717a306156f5cbc0aa187c42dafd30bc0dd', operation='INSERT', pgid='pgtrigger_insert_insert_3f449', table='workgroups_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_outcomeevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "workgroup_id") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."position", NEW."text", NEW."workgroup_id"); RETURN NULL;', hash='856f14738e870750d0b363943f0c0b5bebd39c32', operation='UPDATE', pgid='pgtrigger_update_update_7d732', table='workgroups_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcome',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_outcomeevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "text", "workgroup_id") VALUES (OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."position", OLD."text", OLD."workgroup_id"); RETURN NULL;', hash='5e6565466bada204a169a72ecbbb3f87aac79a61', operation='DELETE', pgid='pgtrigger_delete_delete_85935', table='workgroups_outcome', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deploymentevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='34d48c7c8325da609a2a9a6a2ca87dded0705f8d', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_7fbb2', table='workgroups_deploymentevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='deployment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('school', None), ('workgroup__isnull', False)), models.Q(('school__isnull', False), ('workgroup', None)), _connector='OR'), name='deployed_to_a_school_or_a_work_group'),
        ),
        migrations.AddConstraint(
            model_name='deployment',
            constraint=models.CheckConstraint(condition=models.Q(('days__gt', 0)), name='deployment_takes_time'),
        ),
        migrations.AddConstraint(
            model_name='deployment',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='deployment_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='deployment',
            constraint=models.UniqueConstraint(fields=('leader', 'school', 'workgroup', 'purpose', 'from_on'), name='one_deployment_for_a_purpose_and_day', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deployment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_deploymentevent" ("days", "from_on", "id", "leader_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "school_id", "until_on", "workgroup_id") VALUES (NEW."days", NEW."from_on", NEW."id", NEW."leader_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."purpose", NEW."school_id", NEW."until_on", NEW."workgroup_id"); RETURN NULL;', hash='a8fc6f0be5b12206032d1584d8c0cc55938f6f0d', operation='INSERT', pgid='pgtrigger_insert_insert_be6da', table='workgroups_deployment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deployment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_deploymentevent" ("days", "from_on", "id", "leader_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "school_id", "until_on", "workgroup_id") VALUES (NEW."days", NEW."from_on", NEW."id", NEW."leader_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."purpose", NEW."school_id", NEW."until_on", NEW."workgroup_id"); RETURN NULL;', hash='5954195a176fcb88786137e777efb27a5fc9ba70', operation='UPDATE', pgid='pgtrigger_update_update_ad6f1', table='workgroups_deployment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='deployment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_deploymentevent" ("days", "from_on", "id", "leader_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "purpose", "school_id", "until_on", "workgroup_id") VALUES (OLD."days", OLD."from_on", OLD."id", OLD."leader_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."purpose", OLD."school_id", OLD."until_on", OLD."workgroup_id"); RETURN NULL;', hash='6fdb33a6b3a91e59d6a232de8612f25122c68bad', operation='DELETE', pgid='pgtrigger_delete_delete_a8c94', table='workgroups_deployment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bad5f4d42b49ff5852bdfabb610ccfdfb1630f80', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_14d8f', table='workgroups_workgroupevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workgrouplead',
            constraint=models.UniqueConstraint(fields=('workgroup', 'user'), name='one_lead_row_for_each_person'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouplead',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgroupleadevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "workgroup_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."user_id", NEW."workgroup_id"); RETURN NULL;', hash='c91ecb86da8896ee15a73fb81688bfd459778361', operation='INSERT', pgid='pgtrigger_insert_insert_03222', table='workgroups_workgrouplead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouplead',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_workgroupleadevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "workgroup_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."user_id", NEW."workgroup_id"); RETURN NULL;', hash='bef19def37cc3cd627fffb538db92fc9d60f4262', operation='UPDATE', pgid='pgtrigger_update_update_cd2cf', table='workgroups_workgrouplead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouplead',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgroupleadevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id", "workgroup_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."user_id", OLD."workgroup_id"); RETURN NULL;', hash='3b2fa28e564edb563e10da97be59e6e4e95b6217', operation='DELETE', pgid='pgtrigger_delete_delete_acc95', table='workgroups_workgrouplead', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroupleadevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8017c9db086489fcdb22be3eab586fec70063d57', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_5617a', table='workgroups_workgroupleadevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='workgrouppriority',
            constraint=models.UniqueConstraint(fields=('workgroup', 'priority'), name='one_row_for_each_priority_answered'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouppriority',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgrouppriorityevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "workgroup_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."priority_id", NEW."workgroup_id"); RETURN NULL;', hash='46b790e6125ae54a97f9bf91c450ce4ee1238c84', operation='INSERT', pgid='pgtrigger_insert_insert_4ae26', table='workgroups_workgrouppriority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouppriority',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_workgrouppriorityevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "workgroup_id") VALUES (NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."priority_id", NEW."workgroup_id"); RETURN NULL;', hash='22e97eb148d9325ea0985aeafc53e9cf14d12f56', operation='UPDATE', pgid='pgtrigger_update_update_a7937', table='workgroups_workgrouppriority', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouppriority',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgrouppriorityevent" ("id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "priority_id", "workgroup_id") VALUES (OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."priority_id", OLD."workgroup_id"); RETURN NULL;', hash='5a1718edbb4a041f539cbc858e892f1000ec2182', operation='DELETE', pgid='pgtrigger_delete_delete_4863f', table='workgroups_workgrouppriority', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='workgroup',
            index=models.Index(fields=['hub', '-school_year', 'title'], name='workgroup_by_hub'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('capacity__gte', 1)), name='workgroup_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('places_per_school__gte', 1)), name='workgroup_takes_one_of_a_school'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('interest_opens_at', None), ('interest_closes_at', None), ('interest_closes_at__gt', models.F('interest_opens_at')), _connector='OR'), name='interest_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('published_at', None), models.Q(('interest_closes_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='published_by_someone_with_a_closing_time'),
        ),
        migrations.AddConstraint(
            model_name='workgroup',
            constraint=models.CheckConstraint(condition=models.Q(('place_type__in', ['free', 'funded', 'paid'])), name='workgroup_place_type_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgroupevent" ("audience", "budget", "cancelled_at", "cancelled_because", "capacity", "cohort", "context", "created_at", "day_equivalent", "eligible_roles", "evidence_plan", "expectations", "expert_partner", "fee_policy_id", "hub_id", "id", "interest_closes_at", "interest_opens_at", "involvement", "outline", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "place_type", "places_per_school", "project_id", "published_at", "published_by_id", "rationale", "school_year", "takes_other_areas", "title") VALUES (NEW."audience", NEW."budget", NEW."cancelled_at", NEW."cancelled_because", NEW."capacity", NEW."cohort", NEW."context", NEW."created_at", NEW."day_equivalent", NEW."eligible_roles", NEW."evidence_plan", NEW."expectations", NEW."expert_partner", NEW."fee_policy_id", NEW."hub_id", NEW."id", NEW."interest_closes_at", NEW."interest_opens_at", NEW."involvement", NEW."outline", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."phases", NEW."place_type", NEW."places_per_school", NEW."project_id", NEW."published_at", NEW."published_by_id", NEW."rationale", NEW."school_year", NEW."takes_other_areas", NEW."title"); RETURN NULL;', hash='fd454a411989d16c0bffa3b0659d8477aee95c84', operation='INSERT', pgid='pgtrigger_insert_insert_1087d', table='workgroups_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_workgroupevent" ("audience", "budget", "cancelled_at", "cancelled_because", "capacity", "cohort", "context", "created_at", "day_equivalent", "eligible_roles", "evidence_plan", "expectations", "expert_partner", "fee_policy_id", "hub_id", "id", "interest_closes_at", "interest_opens_at", "involvement", "outline", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "place_type", "places_per_school", "project_id", "published_at", "published_by_id", "rationale", "school_year", "takes_other_areas", "title") VALUES (NEW."audience", NEW."budget", NEW."cancelled_at", NEW."cancelled_because", NEW."capacity", NEW."cohort", NEW."context", NEW."created_at", NEW."day_equivalent", NEW."eligible_roles", NEW."evidence_plan", NEW."expectations", NEW."expert_partner", NEW."fee_policy_id", NEW."hub_id", NEW."id", NEW."interest_closes_at", NEW."interest_opens_at", NEW."involvement", NEW."outline", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."phases", NEW."place_type", NEW."places_per_school", NEW."project_id", NEW."published_at", NEW."published_by_id", NEW."rationale", NEW."school_year", NEW."takes_other_areas", NEW."title"); RETURN NULL;', hash='c18deed0aaa41ed9cc2ed8cd681ae28277a78d0d', operation='UPDATE', pgid='pgtrigger_update_update_4c8b6', table='workgroups_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workgroupevent" ("audience", "budget", "cancelled_at", "cancelled_because", "capacity", "cohort", "context", "created_at", "day_equivalent", "eligible_roles", "evidence_plan", "expectations", "expert_partner", "fee_policy_id", "hub_id", "id", "interest_closes_at", "interest_opens_at", "involvement", "outline", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "phases", "place_type", "places_per_school", "project_id", "published_at", "published_by_id", "rationale", "school_year", "takes_other_areas", "title") VALUES (OLD."audience", OLD."budget", OLD."cancelled_at", OLD."cancelled_because", OLD."capacity", OLD."cohort", OLD."context", OLD."created_at", OLD."day_equivalent", OLD."eligible_roles", OLD."evidence_plan", OLD."expectations", OLD."expert_partner", OLD."fee_policy_id", OLD."hub_id", OLD."id", OLD."interest_closes_at", OLD."interest_opens_at", OLD."involvement", OLD."outline", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."phases", OLD."place_type", OLD."places_per_school", OLD."project_id", OLD."published_at", OLD."published_by_id", OLD."rationale", OLD."school_year", OLD."takes_other_areas", OLD."title"); RETURN NULL;', hash='9301f282bf9f90d7d5af6696db97318c60e14d8b', operation='DELETE', pgid='pgtrigger_delete_delete_399d1', table='workgroups_workgroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workgrouppriorityevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='967da94a7cb617a6c73491ce2581d5b04f6984b3', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_78d4b', table='workgroups_workgrouppriorityevent', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='workshop',
            index=models.Index(fields=['starts_at'], name='workshop_by_start'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(('ends_at__gt', models.F('starts_at'))), name='workshop_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(('mode__in', ['face_to_face', 'online'])), name='workshop_mode_known'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('mode', 'online'), _negated=True), ('venue', None), _connector='OR'), name='online_workshop_has_no_venue'),
        ),
        migrations.AddConstraint(
            model_name='workshop',
            constraint=models.UniqueConstraint(condition=models.Q(('cancelled_at', None)), fields=('workgroup', 'starts_at'), name='one_standing_workshop_at_a_time'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workshop',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workshopevent" ("cancelled_at", "cancelled_because", "catering", "catering_note", "changed_at", "ends_at", "focus", "id", "join_link", "joining_notes", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue_id", "workgroup_id") VALUES (NEW."cancelled_at", NEW."cancelled_because", NEW."catering", NEW."catering_note", NEW."changed_at", NEW."ends_at", NEW."focus", NEW."id", NEW."join_link", NEW."joining_notes", NEW."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."starts_at", NEW."title", NEW."venue_id", NEW."workgroup_id"); RETURN NULL;', hash='e1941f210718594c8d45b72e5f5bd2c2132a11d0', operation='INSERT', pgid='pgtrigger_insert_insert_4f167', table='workgroups_workshop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workshop',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_workshopevent" ("cancelled_at", "cancelled_because", "catering", "catering_note", "changed_at", "ends_at", "focus", "id", "join_link", "joining_notes", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue_id", "workgroup_id") VALUES (NEW."cancelled_at", NEW."cancelled_because", NEW."catering", NEW."catering_note", NEW."changed_at", NEW."ends_at", NEW."focus", NEW."id", NEW."join_link", NEW."joining_notes", NEW."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."starts_at", NEW."title", NEW."venue_id", NEW."workgroup_id"); RETURN NULL;', hash='7c474229eb5dcc054bff31f3a04e3b0de67d61a3', operation='UPDATE', pgid='pgtrigger_update_update_343d8', table='workgroups_workshop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workshop',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_workshopevent" ("cancelled_at", "cancelled_because", "catering", "catering_note", "changed_at", "ends_at", "focus", "id", "join_link", "joining_notes", "mode", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "starts_at", "title", "venue_id", "workgroup_id") VALUES (OLD."cancelled_at", OLD."cancelled_because", OLD."catering", OLD."catering_note", OLD."changed_at", OLD."ends_at", OLD."focus", OLD."id", OLD."join_link", OLD."joining_notes", OLD."mode", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."starts_at", OLD."title", OLD."venue_id", OLD."workgroup_id"); RETURN NULL;', hash='0abae62163f13c5f2c85bb90d96a7742fa362c80', operation='DELETE', pgid='pgtrigger_delete_delete_03853', table='workgroups_workshop', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schooltaskevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='09fa672909cf16ce779cb65757bd46cdc43dc1b0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2484c', table='workgroups_schooltaskevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schooltask',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_schooltaskevent" ("after_workshop_id", "description", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "title", "workgroup_id") VALUES (NEW."after_workshop_id", NEW."description", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."scope", NEW."title", NEW."workgroup_id"); RETURN NULL;', hash='99b1ee692ba3af36cb589e1896af36ae2d27c02a', operation='INSERT', pgid='pgtrigger_insert_insert_5d1ad', table='workgroups_schooltask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schooltask',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "workgroups_schooltaskevent" ("after_workshop_id", "description", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "title", "workgroup_id") VALUES (NEW."after_workshop_id", NEW."description", NEW."due_on", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."scope", NEW."title", NEW."workgroup_id"); RETURN NULL;', hash='0b6dcfb133fdbdb9ad1ade70af43bb9f6e94aacc', operation='UPDATE', pgid='pgtrigger_update_update_0926c', table='workgroups_schooltask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='schooltask',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "workgroups_schooltaskevent" ("after_workshop_id", "description", "due_on", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "scope", "title", "workgroup_id") VALUES (OLD."after_workshop_id", OLD."description", OLD."due_on", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."scope", OLD."title", OLD."workgroup_id"); RETURN NULL;', hash='44274ba8d133213744e264a4bf5e1c5b2959c68f', operation='DELETE', pgid='pgtrigger_delete_delete_9d6f6', table='workgroups_schooltask', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='workshopevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b30a186d0249f065e741c4873b01a71e94bc1c70', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4863e', table='workgroups_workshopevent', when='BEFORE')),
        ),
    ]
