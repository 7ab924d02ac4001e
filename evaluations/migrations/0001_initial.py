import django.contrib.postgres.fields
import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
        ('participants', '0001_initial'),
        ('workgroups', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('workgroup', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='workgroups.workgroup')),
                    ('did_it_work', models.TextField(blank=True, verbose_name='did this work?')),
                    ('how_we_know', models.TextField(blank=True, verbose_name='how do we know?')),
                    ('should_it_repeat', models.TextField(blank=True, verbose_name='should it be repeated next year, larger or in more places?')),
                    ('what_next', models.TextField(blank=True, verbose_name='what might the participants do next year?')),
                    ('value_for_money', models.TextField(blank=True, verbose_name='was it value for money?')),
                    ('recommendation', models.CharField(blank=True, choices=[('repeat', 'Repeat next year'), ('scale', 'Repeat, larger or in more places'), ('adapt', 'Change it and try again'), ('stop', 'Stop')], max_length=10)),
                    ('state', models.CharField(choices=[('draft', 'Being written'), ('submitted', 'With the hub lead'), ('returned', 'Returned to the lead'), ('approved', 'Approved'), ('reopened', 'Reopened for changes')], default='draft', max_length=10)),
                    ('figures', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                    ('submitted_at', models.DateTimeField(null=True)),
                    ('submitted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('early_because', models.CharField(blank=True, max_length=300, verbose_name='why it was handed in before the last workshop')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('figures__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='submitted_report_has_its_figures'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved', 'reopened'])), name='report_state_known')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportevent" ("did_it_work", "early_because", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (NEW."did_it_work", NEW."early_because", NEW."figures", NEW."how_we_know", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recommendation", NEW."should_it_repeat", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."value_for_money", NEW."what_next", NEW."workgroup_id"); RETURN NULL;', hash='c4ff156d5d4a514536714ae63fa2079a61482d50', operation='INSERT', pgid='pgtrigger_insert_insert_a7212', table='evaluations_report', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_reportevent" ("did_it_work", "early_because", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (NEW."did_it_work", NEW."early_because", NEW."figures", NEW."how_we_know", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recommendation", NEW."should_it_repeat", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."value_for_money", NEW."what_next", NEW."workgroup_id"); RETURN NULL;', hash='9b94068cb216aad223dedd144a5922aec2892ba0', operation='UPDATE', pgid='pgtrigger_update_update_f1a7f', table='evaluations_report', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportevent" ("did_it_work", "early_because", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (OLD."did_it_work", OLD."early_because", OLD."figures", OLD."how_we_know", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recommendation", OLD."should_it_repeat", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."value_for_money", OLD."what_next", OLD."workgroup_id"); RETURN NULL;', hash='7d6053c1728092482347e40b195ff941c48675f8', operation='DELETE', pgid='pgtrigger_delete_delete_c701a', table='evaluations_report', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='OutcomeEvidence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='evaluations.report')),
                    ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('achievement', 'Pupils’ achievement'), ('participation', 'Pupils’ participation'), ('attitudes', 'Pupils’ attitudes'), ('gaps', 'Gaps between groups of pupils')], max_length=20)),
                    ('strength', models.CharField(blank=True, choices=[('none', 'No evidence yet'), ('emerging', 'Emerging'), ('secure', 'Secure')], max_length=10)),
                    ('text', models.TextField(blank=True, verbose_name='what the evidence is')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='where it comes from')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('report', 'level'), name='one_evidence_row_for_each_level'), models.CheckConstraint(condition=models.Q(('strength', ''), ('strength__in', ['none', 'emerging', 'secure']), _connector='OR'), name='evidence_strength_known'), models.CheckConstraint(condition=models.Q(('level__in', ['learning', 'practice', 'policy', 'achievement', 'participation', 'attitudes', 'gaps'])), name='evidence_of_a_line_of_the_grid')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."source", NEW."strength", NEW."text"); RETURN NULL;', hash='9361244b58405d3e5236587ae2a029d53d375156', operation='INSERT', pgid='pgtrigger_insert_insert_1abad', table='evaluations_outcomeevidence', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."source", NEW."strength", NEW."text"); RETURN NULL;', hash='03b80505d4adbf489c5856dace899f4433ea26f6', operation='UPDATE', pgid='pgtrigger_update_update_34297', table='evaluations_outcomeevidence', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."source", OLD."strength", OLD."text"); RETURN NULL;', hash='310cdc50562495619597cc04a961b2d9dac866f3', operation='DELETE', pgid='pgtrigger_delete_delete_3d186', table='evaluations_outcomeevidence', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='ReportEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.report')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('workgroup', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup')),
                    ('did_it_work', models.TextField(blank=True, verbose_name='did this work?')),
                    ('how_we_know', models.TextField(blank=True, verbose_name='how do we know?')),
                    ('should_it_repeat', models.TextField(blank=True, verbose_name='should it be repeated next year, larger or in more places?')),
                    ('what_next', models.TextField(blank=True, verbose_name='what might the participants do next year?')),
                    ('value_for_money', models.TextField(blank=True, verbose_name='was it value for money?')),
                    ('recommendation', models.CharField(blank=True, choices=[('repeat', 'Repeat next year'), ('scale', 'Repeat, larger or in more places'), ('adapt', 'Change it and try again'), ('stop', 'Stop')], max_length=10)),
                    ('state', models.CharField(choices=[('draft', 'Being written'), ('submitted', 'With the hub lead'), ('returned', 'Returned to the lead'), ('approved', 'Approved'), ('reopened', 'Reopened for changes')], default='draft', max_length=10)),
                    ('figures', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, null=True)),
                    ('submitted_at', models.DateTimeField(null=True)),
                    ('submitted_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('early_because', models.CharField(blank=True, max_length=300, verbose_name='why it was handed in before the last workshop')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7597a0c6e04517da1a5699186be309942dcf5218', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cc509', table='evaluations_reportevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='ReportReview',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='evaluations.report')),
                    ('verdict', models.CharField(choices=[('approve', 'Approve'), ('return', 'Return with comments'), ('reopen', 'Reopen once approved')], max_length=10)),
                    ('comment', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'ordering': ['at'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('verdict', 'approve'), models.Q(('comment', ''), _negated=True), _connector='OR'), name='returned_report_says_why')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (NEW."at", NEW."by_id", NEW."comment", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."verdict"); RETURN NULL;', hash='697f78a3a48e37125715c225dffb74fc776cfdf1', operation='INSERT', pgid='pgtrigger_insert_insert_f4fc7', table='evaluations_reportreview', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (NEW."at", NEW."by_id", NEW."comment", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."verdict"); RETURN NULL;', hash='80fca599bdaa7a8132ab849df0877ef999c151fd', operation='UPDATE', pgid='pgtrigger_update_update_9545f', table='evaluations_reportreview', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (OLD."at", OLD."by_id", OLD."comment", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."verdict"); RETURN NULL;', hash='57a3621a22ca676df95aa1b0809772517148eee8', operation='DELETE', pgid='pgtrigger_delete_delete_845af', table='evaluations_reportreview', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='ReportReviewEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.reportreview')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.report')),
                    ('verdict', models.CharField(choices=[('approve', 'Approve'), ('return', 'Return with comments'), ('reopen', 'Reopen once approved')], max_length=10)),
                    ('comment', models.TextField(blank=True)),
                    ('by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ea83e4f57551e9ecb89710d5e66cd1dd8129a84', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5776', table='evaluations_reportreviewevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='participants.participant')),
                    ('wave', models.CharField(choices=[('start', 'Before the first workshop'), ('pulse', 'After each workshop'), ('end', 'After the last workshop'), ('term', 'A term later'), ('year', 'A year later')], max_length=10)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closes_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('unfinished', models.JSONField(default=dict)),
                    ('workshop', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='workgroups.workshop')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('invited_at'))), name='survey_closes_after_it_opens'), models.UniqueConstraint(fields=('participant', 'wave', 'workshop'), name='one_invitation_for_each_wave', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('wave', 'pulse'), ('workshop__isnull', False)), models.Q(models.Q(('wave', 'pulse'), _negated=True), ('workshop', None)), _connector='OR'), name='pulse_is_about_a_workshop'), models.CheckConstraint(condition=models.Q(('answered_at', None), ('unfinished', {}), _connector='OR'), name='nothing_unfinished_once_answered'), models.CheckConstraint(condition=models.Q(('wave__in', ['start', 'pulse', 'end', 'term', 'year'])), name='invitation_wave_known')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave", "workshop_id") VALUES (NEW."answered_at", NEW."closes_at", NEW."id", NEW."invited_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."version", NEW."wave", NEW."workshop_id"); RETURN NULL;', hash='fa957f26fe0f455f20ae443010e3a4fd2a8bbdba', operation='INSERT', pgid='pgtrigger_insert_insert_fe3d5', table='evaluations_invitation', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS DISTINCT FROM (NEW."answered_at") OR OLD."closes_at" IS DISTINCT FROM (NEW."closes_at") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."invited_at" IS DISTINCT FROM (NEW."invited_at") OR OLD."participant_id" IS DISTINCT FROM (NEW."participant_id") OR OLD."version" IS DISTINCT FROM (NEW."version") OR OLD."wave" IS DISTINCT FROM (NEW."wave") OR OLD."workshop_id" IS DISTINCT FROM (NEW."workshop_id"))', func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave", "workshop_id") VALUES (NEW."answered_at", NEW."closes_at", NEW."id", NEW."invited_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."wave", NEW."workshop_id"); RETURN NULL;', hash='f8c42d994b7313a094880ebb58ada6ffcb673acc', operation='UPDATE', pgid='pgtrigger_update_update_f71e7', table='evaluations_invitation', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave", "workshop_id") VALUES (OLD."answered_at", OLD."closes_at", OLD."id", OLD."invited_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."wave", OLD."workshop_id"); RETURN NULL;', hash='e611acf26851287550e4320ec1b5c6afbed4a1dc', operation='DELETE', pgid='pgtrigger_delete_delete_50548', table='evaluations_invitation', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='Question',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('wave', models.CharField(choices=[('start', 'Before the first workshop'), ('pulse', 'After each workshop'), ('end', 'After the last workshop'), ('term', 'A term later'), ('year', 'A year later')], max_length=10)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('position', models.PositiveSmallIntegerField()),
                    ('code', models.SlugField(db_index=False, max_length=20)),
                    ('text', models.CharField(max_length=300)),
                    ('hint', models.CharField(blank=True, max_length=300)),
                    ('kind', models.CharField(choices=[('rating', 'From 1 to 5'), ('outcome_rating', 'From 1 to 5, for each intended outcome, then and now'), ('outcome_now', 'From 1 to 5, for each intended outcome, now'), ('choice', 'One of several answers'), ('several', 'Any of several answers'), ('number', 'A whole number'), ('text', 'In your own words'), ('yes_no', 'Yes or no')], max_length=20)),
                    ('lowest', models.CharField(blank=True, max_length=40, verbose_name='what 1 stands for')),
                    ('highest', models.CharField(blank=True, max_length=40, verbose_name='what 5 stands for')),
                    ('is_required', models.BooleanField(default=False)),
                    ('options', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, help_text='The answers to choose from.', size=None)),
                ],
                options={
                    'ordering': ['wave', 'version', 'position'],
                    'constraints': [models.UniqueConstraint(fields=('wave', 'version', 'position'), name='one_question_for_each_position'), models.UniqueConstraint(fields=('wave', 'version', 'code'), name='one_question_for_each_code'), models.CheckConstraint(condition=models.Q(('kind__in', ['rating', 'outcome_rating', 'outcome_now', 'choice', 'several', 'number', 'text', 'yes_no'])), name='question_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['choice', 'several']), _negated=True), ('options__len__gte', 2), _connector='OR'), name='question_has_answers_to_choose_from')],
                    'triggers': [pgtrigger.compiler.Trigger(name='question_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='973575a855ede6d77ed36bba57155fa54095c24b', operation='UPDATE OR DELETE', pgid='pgtrigger_question_never_changes_a63f2', table='evaluations_question', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='Answer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='evaluations.invitation')),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='evaluations.question')),
                    ('outcome', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='workgroups.outcome')),
                    ('before', models.PositiveSmallIntegerField(null=True)),
                    ('rating', models.PositiveSmallIntegerField(null=True)),
                    ('number', models.PositiveIntegerField(null=True)),
                    ('is_yes', models.BooleanField(null=True)),
                    ('text', models.TextField(blank=True)),
                    ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('invitation', 'question', 'outcome'), name='one_answer_for_each_question', nulls_distinct=False), models.CheckConstraint(condition=models.Q(models.Q(('rating', None), ('rating__range', (1, 5)), _connector='OR'), models.Q(('before', None), ('before__range', (1, 5)), _connector='OR')), name='ratings_from_1_to_5'), models.CheckConstraint(condition=models.Q(('rating__isnull', False), ('number__isnull', False), ('is_yes__isnull', False), ('chosen__len__gt', 0), models.Q(('text', ''), _negated=True), _connector='OR'), name='answer_says_something')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_answerevent" ("before", "chosen", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (NEW."before", NEW."chosen", NEW."id", NEW."invitation_id", NEW."is_yes", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question_id", NEW."rating", NEW."text"); RETURN NULL;', hash='b6433fdfec568cb3cbaa168d6f155a7525586cbf', operation='INSERT', pgid='pgtrigger_insert_insert_2d396', table='evaluations_answer', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_answerevent" ("before", "chosen", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (NEW."before", NEW."chosen", NEW."id", NEW."invitation_id", NEW."is_yes", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question_id", NEW."rating", NEW."text"); RETURN NULL;', hash='c1cc0c4fbd72667adcb6b99072f6e8de1e455e11', operation='UPDATE', pgid='pgtrigger_update_update_42329', table='evaluations_answer', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_answerevent" ("before", "chosen", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (OLD."before", OLD."chosen", OLD."id", OLD."invitation_id", OLD."is_yes", OLD."number", OLD."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question_id", OLD."rating", OLD."text"); RETURN NULL;', hash='31e1c73c8cdfade6b8aab8652f58706ecaac1042', operation='DELETE', pgid='pgtrigger_delete_delete_bf465', table='evaluations_answer', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='InvitationEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.invitation')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('participant', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.participant')),
                    ('wave', models.CharField(choices=[('start', 'Before the first workshop'), ('pulse', 'After each workshop'), ('end', 'After the last workshop'), ('term', 'A term later'), ('year', 'A year later')], max_length=10)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('invited_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closes_at', models.DateTimeField()),
                    ('answered_at', models.DateTimeField(null=True)),
                    ('workshop', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workshop')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b49e0a9e8b6c85463c2130dd7ad150f9e36bac26', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfaef', table='evaluations_invitationevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='OutcomeEvidenceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.outcomeevidence')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('report', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.report')),
                    ('level', models.CharField(choices=[('learning', 'Professional learning'), ('practice', 'Practice development'), ('policy', 'School and department policies and approaches'), ('achievement', 'Pupils’ achievement'), ('participation', 'Pupils’ participation'), ('attitudes', 'Pupils’ attitudes'), ('gaps', 'Gaps between groups of pupils')], max_length=20)),
                    ('strength', models.CharField(blank=True, choices=[('none', 'No evidence yet'), ('emerging', 'Emerging'), ('secure', 'Secure')], max_length=10)),
                    ('text', models.TextField(blank=True, verbose_name='what the evidence is')),
                    ('source', models.CharField(blank=True, max_length=300, verbose_name='where it comes from')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0e567d8a667240eaed93d6843b2537b4173de927', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_efe9b', table='evaluations_outcomeevidenceevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='AnswerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.answer')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('invitation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.invitation')),
                    ('question', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.question')),
                    ('outcome', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.outcome')),
                    ('before', models.PositiveSmallIntegerField(null=True)),
                    ('rating', models.PositiveSmallIntegerField(null=True)),
                    ('number', models.PositiveIntegerField(null=True)),
                    ('is_yes', models.BooleanField(null=True)),
                    ('text', models.TextField(blank=True)),
                    ('chosen', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=100), default=list, size=None)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b04ff80ac1e7c570ae71ce2e6844dc3d78b2bda', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_16eb4', table='evaluations_answerevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='PulseAnswer',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('rating', models.PositiveSmallIntegerField(null=True)),
                    ('text', models.TextField(blank=True)),
                    ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='evaluations.question')),
                    ('workshop', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pulse_answers', to='workgroups.workshop')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('rating', None), ('rating__range', (1, 5)), _connector='OR'), name='pulse_from_1_to_5'), models.CheckConstraint(condition=models.Q(('rating__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='pulse_says_something')],
                },
            ), migrations.CreateModel(
                name='BoardPack',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('school_year', models.PositiveSmallIntegerField()),
                    ('number', models.PositiveIntegerField()),
                    ('sections', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder)),
                    ('pdf', models.BinaryField()),
                    ('workbook', models.BinaryField()),
                    ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='board_packs', to='hubs.hub')),
                    ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-made_at', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('hub', 'number'), name='one_board_pack_for_each_number')],
                    'triggers': [pgtrigger.compiler.Trigger(name='board_pack_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3663a53912bc7cb02b5f090087115fe3610870cc', operation='UPDATE OR DELETE', pgid='pgtrigger_board_pack_never_changes_65456', table='evaluations_boardpack', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='FocusPupil',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('code', models.CharField(max_length=1, verbose_name='letter')),
                    ('slot', models.PositiveSmallIntegerField()),
                    ('disadvantaged', models.CharField(choices=[('yes', 'Yes'), ('no', 'No'), ('not_said', 'I would rather not say')], max_length=10)),
                    ('added_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('closed_at', models.DateTimeField(null=True)),
                    ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='focus_pupils', to='participants.participant')),
                ],
                options={
                    'ordering': ['code', 'pk'],
                    'constraints': [models.UniqueConstraint(fields=('participant', 'code'), name='one_focus_pupil_for_each_letter'), models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('participant', 'slot'), name='three_focus_pupils_at_once'), models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z]$')), name='focus_pupil_is_a_letter'), models.CheckConstraint(condition=models.Q(('slot__range', (1, 3))), name='focus_pupil_of_three'), models.CheckConstraint(condition=models.Q(('disadvantaged__in', ['yes', 'no', 'not_said'])), name='focus_pupil_disadvantaged_known')],
                },
            ), migrations.CreateModel(
                name='FocusCheckpoint',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('moment', models.CharField(choices=[('start', 'At the start'), ('middle', 'Half-way'), ('end', 'At the end')], max_length=10)),
                    ('participation', models.PositiveSmallIntegerField()),
                    ('confidence', models.PositiveSmallIntegerField()),
                    ('understanding', models.PositiveSmallIntegerField()),
                    ('note', models.CharField(blank=True, max_length=500)),
                    ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('pupil', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checkpoints', to='evaluations.focuspupil')),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('pupil', 'moment'), name='one_checkpoint_of_each_moment'), models.CheckConstraint(condition=models.Q(('moment__in', ['start', 'middle', 'end'])), name='checkpoint_moment_known'), models.CheckConstraint(condition=models.Q(('confidence__range', (1, 5)), ('participation__range', (1, 5)), ('understanding__range', (1, 5))), name='checkpoint_from_1_to_5')],
                },
            ),
        ]),
    ]
