import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('evaluations', '0001_initial'),
        ('participants', '0001_initial'),
        ('workgroups', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='answer',
            name='outcome',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='workgroups.outcome'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='outcome',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.outcome'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.answer'),
        ),
        migrations.AddField(
            model_name='invitation',
            name='participant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='participants.participant'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='invitation',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.invitation'),
        ),
        migrations.AddField(
            model_name='answer',
            name='invitation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='evaluations.invitation'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='participant',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.participant'),
        ),
        migrations.AddField(
            model_name='invitationevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.invitation'),
        ),
        migrations.AddField(
            model_name='outcomeevidenceevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.outcomeevidence'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('wave', 'version', 'position'), name='one_question_for_each_position'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('wave', 'version', 'code'), name='one_question_for_each_code'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['rating', 'outcome_rating', 'number', 'text', 'yes_no'])), name='question_kind_known'),
        ),
        migrations.AddField(
            model_name='answerevent',
            name='question',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.question'),
        ),
        migrations.AddField(
            model_name='answer',
            name='question',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='evaluations.question'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='question',
            trigger=pgtrigger.compiler.Trigger(name='question_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='973575a855ede6d77ed36bba57155fa54095c24b', operation='UPDATE OR DELETE', pgid='pgtrigger_question_never_changes_a63f2', table='evaluations_question', when='BEFORE')),
        ),
        migrations.AddField(
            model_name='report',
            name='submitted_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='report',
            name='workgroup',
            field=models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='report', to='workgroups.workgroup'),
        ),
        migrations.AddField(
            model_name='outcomeevidenceevent',
            name='report',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.report'),
        ),
        migrations.AddField(
            model_name='outcomeevidence',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='evaluations.report'),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.report'),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='submitted_by',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reportevent',
            name='workgroup',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='workgroups.workgroup'),
        ),
        migrations.AddField(
            model_name='reportreview',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reportreview',
            name='report',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='evaluations.report'),
        ),
        migrations.AddField(
            model_name='reportreviewevent',
            name='by',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reportreviewevent',
            name='pgh_obj',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='evaluations.reportreview'),
        ),
        migrations.AddField(
            model_name='reportreviewevent',
            name='report',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='evaluations.report'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('participant', 'wave'), name='one_invitation_for_each_wave'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('invited_at'))), name='survey_closes_after_it_opens'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(('wave__in', ['end'])), name='invitation_wave_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave") VALUES (NEW."answered_at", NEW."closes_at", NEW."id", NEW."invited_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."version", NEW."wave"); RETURN NULL;', hash='b91edeb793a9ffbd88187ddc1e204bb9d60ca806', operation='INSERT', pgid='pgtrigger_insert_insert_fe3d5', table='evaluations_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave") VALUES (NEW."answered_at", NEW."closes_at", NEW."id", NEW."invited_at", NEW."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."wave"); RETURN NULL;', hash='a777ec23a0212f25f1cfd536fddce9dfb3b94b99', operation='UPDATE', pgid='pgtrigger_update_update_f71e7', table='evaluations_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_invitationevent" ("answered_at", "closes_at", "id", "invited_at", "participant_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "wave") VALUES (OLD."answered_at", OLD."closes_at", OLD."id", OLD."invited_at", OLD."participant_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."wave"); RETURN NULL;', hash='425983ba5e19c0ed52cde93e16833ecfd74d9e6a', operation='DELETE', pgid='pgtrigger_delete_delete_50548', table='evaluations_invitation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='invitationevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b49e0a9e8b6c85463c2130dd7ad150f9e36bac26', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_dfaef', table='evaluations_invitationevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answerevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7b04ff80ac1e7c570ae71ce2e6844dc3d78b2bda', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_16eb4', table='evaluations_answerevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('invitation', 'question', 'outcome'), name='one_answer_for_each_question', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rating', None), ('rating__range', (1, 5)), _connector='OR'), models.Q(('before', None), ('before__range', (1, 5)), _connector='OR')), name='ratings_from_1_to_5'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.CheckConstraint(condition=models.Q(('rating__isnull', False), ('number__isnull', False), ('is_yes__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='answer_says_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_answerevent" ("before", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (NEW."before", NEW."id", NEW."invitation_id", NEW."is_yes", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."question_id", NEW."rating", NEW."text"); RETURN NULL;', hash='a11e8e724ad1a7d5b60c70c2e7f7855e581016fa', operation='INSERT', pgid='pgtrigger_insert_insert_2d396', table='evaluations_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_answerevent" ("before", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (NEW."before", NEW."id", NEW."invitation_id", NEW."is_yes", NEW."number", NEW."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."question_id", NEW."rating", NEW."text"); RETURN NULL;', hash='53b8adcd49d4f2140294b609ec4d492fbfc62c43', operation='UPDATE', pgid='pgtrigger_update_update_42329', table='evaluations_answer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='answer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_answerevent" ("before", "id", "invitation_id", "is_yes", "number", "outcome_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "question_id", "rating", "text") VALUES (OLD."before", OLD."id", OLD."invitation_id", OLD."is_yes", OLD."number", OLD."outcome_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."question_id", OLD."rating", OLD."text"); RETURN NULL;', hash='22f046579073a6babcc71749fca74c1d2c7b81fc', operation='DELETE', pgid='pgtrigger_delete_delete_bf465', table='evaluations_answer', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'returned', 'approved'])), name='report_state_known'),
        ),
        migrations.AddConstraint(
            model_name='report',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('figures__isnull', False), ('submitted_by__isnull', False)), _connector='OR'), name='submitted_report_has_its_figures'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportevent" ("did_it_work", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (NEW."did_it_work", NEW."figures", NEW."how_we_know", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."recommendation", NEW."should_it_repeat", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."value_for_money", NEW."what_next", NEW."workgroup_id"); RETURN NULL;', hash='8c0726af76deac96fd5fa55a444fa278e01cc589', operation='INSERT', pgid='pgtrigger_insert_insert_a7212', table='evaluations_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_reportevent" ("did_it_work", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (NEW."did_it_work", NEW."figures", NEW."how_we_know", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."recommendation", NEW."should_it_repeat", NEW."state", NEW."submitted_at", NEW."submitted_by_id", NEW."value_for_money", NEW."what_next", NEW."workgroup_id"); RETURN NULL;', hash='d33cc05e028c43f63e874be82c8e8d92fd04023c', operation='UPDATE', pgid='pgtrigger_update_update_f1a7f', table='evaluations_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='report',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportevent" ("did_it_work", "figures", "how_we_know", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recommendation", "should_it_repeat", "state", "submitted_at", "submitted_by_id", "value_for_money", "what_next", "workgroup_id") VALUES (OLD."did_it_work", OLD."figures", OLD."how_we_know", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."recommendation", OLD."should_it_repeat", OLD."state", OLD."submitted_at", OLD."submitted_by_id", OLD."value_for_money", OLD."what_next", OLD."workgroup_id"); RETURN NULL;', hash='a2583756fe836935e9774fac83e49055f8b60d88', operation='DELETE', pgid='pgtrigger_delete_delete_c701a', table='evaluations_report', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevidenceevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0e567d8a667240eaed93d6843b2537b4173de927', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_efe9b', table='evaluations_outcomeevidenceevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='outcomeevidence',
            constraint=models.UniqueConstraint(fields=('report', 'level'), name='one_evidence_row_for_each_level'),
        ),
        migrations.AddConstraint(
            model_name='outcomeevidence',
            constraint=models.CheckConstraint(condition=models.Q(('strength', ''), ('strength__in', ['none', 'emerging', 'secure']), _connector='OR'), name='evidence_strength_known'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevidence',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."source", NEW."strength", NEW."text"); RETURN NULL;', hash='9361244b58405d3e5236587ae2a029d53d375156', operation='INSERT', pgid='pgtrigger_insert_insert_1abad', table='evaluations_outcomeevidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevidence',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (NEW."id", NEW."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."source", NEW."strength", NEW."text"); RETURN NULL;', hash='03b80505d4adbf489c5856dace899f4433ea26f6', operation='UPDATE', pgid='pgtrigger_update_update_34297', table='evaluations_outcomeevidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='outcomeevidence',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_outcomeevidenceevent" ("id", "level", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "source", "strength", "text") VALUES (OLD."id", OLD."level", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."source", OLD."strength", OLD."text"); RETURN NULL;', hash='310cdc50562495619597cc04a961b2d9dac866f3', operation='DELETE', pgid='pgtrigger_delete_delete_3d186', table='evaluations_outcomeevidence', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7597a0c6e04517da1a5699186be309942dcf5218', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_cc509', table='evaluations_reportevent', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='reportreview',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'return'), _negated=True), models.Q(('comment', ''), _negated=True), _connector='OR'), name='returned_report_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportreview',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (NEW."at", NEW."by_id", NEW."comment", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."report_id", NEW."verdict"); RETURN NULL;', hash='697f78a3a48e37125715c225dffb74fc776cfdf1', operation='INSERT', pgid='pgtrigger_insert_insert_f4fc7', table='evaluations_reportreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportreview',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (NEW."at", NEW."by_id", NEW."comment", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."report_id", NEW."verdict"); RETURN NULL;', hash='80fca599bdaa7a8132ab849df0877ef999c151fd', operation='UPDATE', pgid='pgtrigger_update_update_9545f', table='evaluations_reportreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportreview',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "evaluations_reportreviewevent" ("at", "by_id", "comment", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "report_id", "verdict") VALUES (OLD."at", OLD."by_id", OLD."comment", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."report_id", OLD."verdict"); RETURN NULL;', hash='57a3621a22ca676df95aa1b0809772517148eee8', operation='DELETE', pgid='pgtrigger_delete_delete_845af', table='evaluations_reportreview', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='reportreviewevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='8ea83e4f57551e9ecb89710d5e66cd1dd8129a84', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b5776', table='evaluations_reportreviewevent', when='BEFORE')),
        ),
    ]
