import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
        ('hubs', '0002_with_schools'),
        ('participants', '0001_initial'),
        ('schools', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Invoice',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='hubs.hub')),
                    ('lead_school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='hubs.leadschool')),
                    ('number', models.PositiveIntegerField()),
                    ('reference', models.CharField(max_length=20, unique=True)),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invoices', to='schools.school')),
                    ('sent_to', models.EmailField(max_length=254)),
                    ('issued_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], max_length=20)),
                    ('net', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('vat', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('total', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('bill_from', models.JSONField()),
                    ('bill_to', models.JSONField()),
                    ('lines', models.JSONField()),
                ],
                options={
                    'ordering': ['-issued_on', '-pk'],
                    'constraints': [models.UniqueConstraint(fields=('lead_school', 'number'), name='one_invoice_for_each_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='invoice_number_positive'), models.CheckConstraint(condition=models.Q(('net__gt', Decimal('0'))), name='invoice_is_for_money'), models.CheckConstraint(condition=models.Q(('total', django.db.models.expressions.CombinedExpression(models.F('net'), '+', models.F('vat')))), name='invoice_adds_up'), models.CheckConstraint(condition=models.Q(('vat_treatment__in', ['not_set', 'outside_scope', 'exempt', 'standard']), models.Q(('vat_treatment', 'not_set'), _negated=True)), name='invoice_vat_treatment_chosen'), models.CheckConstraint(condition=models.Q(('due_on__gte', models.F('issued_on'))), name='invoice_due_after_issue')],
                    'triggers': [pgtrigger.compiler.Trigger(name='issued_invoice_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1bccff929dbf122049cf26fe3c4a64d4b401e59d', operation='UPDATE OR DELETE', pgid='pgtrigger_issued_invoice_stays_b4cca', table='fees_invoice', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "fees_invoiceevent" ("bill_from", "bill_to", "due_on", "hub_id", "id", "issued_by_id", "issued_on", "lead_school_id", "lines", "net", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "school_id", "sent_to", "total", "vat", "vat_treatment") VALUES (NEW."bill_from", NEW."bill_to", NEW."due_on", NEW."hub_id", NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."lead_school_id", NEW."lines", NEW."net", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reference", NEW."school_id", NEW."sent_to", NEW."total", NEW."vat", NEW."vat_treatment"); RETURN NULL;', hash='c329e910bef84bcb40c1206e4d860dbe593131a6', operation='INSERT', pgid='pgtrigger_insert_insert_d2aa5', table='fees_invoice', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "fees_invoiceevent" ("bill_from", "bill_to", "due_on", "hub_id", "id", "issued_by_id", "issued_on", "lead_school_id", "lines", "net", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "school_id", "sent_to", "total", "vat", "vat_treatment") VALUES (NEW."bill_from", NEW."bill_to", NEW."due_on", NEW."hub_id", NEW."id", NEW."issued_by_id", NEW."issued_on", NEW."lead_school_id", NEW."lines", NEW."net", NEW."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reference", NEW."school_id", NEW."sent_to", NEW."total", NEW."vat", NEW."vat_treatment"); RETURN NULL;', hash='487387f62b871597bd7372f65dda02a4031327d3', operation='UPDATE', pgid='pgtrigger_update_update_d5403', table='fees_invoice', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "fees_invoiceevent" ("bill_from", "bill_to", "due_on", "hub_id", "id", "issued_by_id", "issued_on", "lead_school_id", "lines", "net", "number", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reference", "school_id", "sent_to", "total", "vat", "vat_treatment") VALUES (OLD."bill_from", OLD."bill_to", OLD."due_on", OLD."hub_id", OLD."id", OLD."issued_by_id", OLD."issued_on", OLD."lead_school_id", OLD."lines", OLD."net", OLD."number", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reference", OLD."school_id", OLD."sent_to", OLD."total", OLD."vat", OLD."vat_treatment"); RETURN NULL;', hash='5e69db3cfa5b8a3886704706f6f87b939aed6dc1', operation='DELETE', pgid='pgtrigger_delete_delete_ea40f', table='fees_invoice', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='Fee',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(help_text="The Work Group's, as the database asks: it would be three joins away.", on_delete=django.db.models.deletion.PROTECT, related_name='fees', to='hubs.hub')),
                    ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fees', to='participants.attendance')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fees', to='schools.school')),
                    ('policy', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fees', to='hubs.feepolicy')),
                    ('reason', models.CharField(choices=[('no_show', 'Did not come'), ('cancelled_late', 'Cancelled late')], max_length=20)),
                    ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('workshop_on', models.DateField()),
                    ('free_until', models.DateTimeField()),
                    ('notified_at', models.DateTimeField(null=True)),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('state', models.CharField(choices=[('proposed', 'Needs a decision'), ('confirmed', 'Confirmed'), ('waived', 'Waived'), ('void', 'No longer due'), ('invoiced', 'Invoiced')], default='proposed', max_length=20)),
                    ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('waiver', models.CharField(blank=True, choices=[('illness', 'Illness'), ('bereavement', 'Bereavement or compassionate leave'), ('court', 'Jury service or court'), ('ofsted', 'Ofsted inspection called'), ('school_emergency', 'School closure, emergency or safeguarding incident'), ('weather', 'Severe weather or travel'), ('strike', 'Strike'), ('cover', 'Exam or cover emergency'), ('new_role', 'Maternity leave or new role'), ('technical', 'Technical failure'), ('hub_error', "The hub's own mistake"), ('goodwill', 'First time, goodwill'), ('targeted', 'School in targeted support'), ('other', 'Another reason')], max_length=20)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('invoice', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='fees', to='fees.invoice')),
                ],
                options={
                    'ordering': ['-workshop_on', 'pk'],
                    'indexes': [models.Index(fields=['state', 'school'], name='fee_by_state'), models.Index(fields=['hub', 'workshop_on', 'id'], name='fee_by_hub_and_day'), models.Index(fields=['hub', 'state'], include=('amount',), name='fee_by_hub_and_state')],
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'void'), _negated=True), fields=('attendance',), name='one_fee_for_each_attendance'), models.CheckConstraint(condition=models.Q(('amount__gt', Decimal('0'))), name='fee_amount_positive'), models.CheckConstraint(condition=models.Q(('reason__in', ['no_show', 'cancelled_late'])), name='fee_reason_known'), models.CheckConstraint(condition=models.Q(('state__in', ['proposed', 'confirmed', 'waived', 'void', 'invoiced'])), name='fee_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['confirmed', 'waived', 'invoiced']), _negated=True), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='fee_decided_by_a_named_person'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'waived'), ('waiver__in', ['illness', 'bereavement', 'court', 'ofsted', 'school_emergency', 'weather', 'strike', 'cover', 'new_role', 'technical', 'hub_error', 'goodwill', 'targeted', 'other'])), models.Q(models.Q(('state', 'waived'), _negated=True), ('waiver', '')), _connector='OR'), name='waived_fee_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('waiver', 'other'), _negated=True), models.Q(('note', ''), _negated=True), _connector='OR'), name='another_reason_is_written_down'), models.CheckConstraint(condition=models.Q(models.Q(('invoice__isnull', False), ('state', 'invoiced')), models.Q(models.Q(('state', 'invoiced'), _negated=True), ('invoice', None)), _connector='OR'), name='invoiced_fee_has_its_invoice')],
                    'triggers': [pgtrigger.compiler.Trigger(name='fee_begins_as_a_proposal', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."state" = \'proposed\'))', func="RAISE EXCEPTION 'pgtrigger: Cannot insert rows from % table', TG_TABLE_NAME;", hash='bc8aab16ba4ef015406fdf605e0d67263b93dce4', operation='INSERT', pgid='pgtrigger_fee_begins_as_a_proposal_9f269', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='fee_rests_on_a_closed_register', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n    IF NOT EXISTS (\n        SELECT 1\n        FROM participants_attendance AS attendance\n        JOIN participants_register AS register ON register.workshop_id = attendance.workshop_id\n        JOIN workgroups_workshop AS workshop ON workshop.id = attendance.workshop_id\n        JOIN workgroups_workgroup AS workgroup ON workgroup.id = workshop.workgroup_id\n        JOIN participants_participant AS participant ON participant.id = attendance.participant_id\n        WHERE attendance.id = NEW.attendance_id\n          AND attendance.outcome = NEW.reason\n          AND workgroup.hub_id = NEW.hub_id\n          AND participant.exempt_because = ''\n          AND register.closed_at IS NOT NULL\n          AND workshop.cancelled_at IS NULL\n          AND workgroup.cancelled_at IS NULL\n    ) THEN\n        RAISE EXCEPTION 'no fee without a closed register of a workshop that took place'\n            USING ERRCODE = 'check_violation';\n    END IF;\n    RETURN NEW;\n", hash='d43cbbadfa6e1eb4c116a5bec72af830e29ed892', operation='INSERT', pgid='pgtrigger_fee_rests_on_a_closed_register_8b662', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='fee_reckoning_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."hub_id" IS DISTINCT FROM (NEW."hub_id") OR OLD."attendance_id" IS DISTINCT FROM (NEW."attendance_id") OR OLD."school_id" IS DISTINCT FROM (NEW."school_id") OR OLD."policy_id" IS DISTINCT FROM (NEW."policy_id") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."workshop_on" IS DISTINCT FROM (NEW."workshop_on") OR OLD."free_until" IS DISTINCT FROM (NEW."free_until") OR OLD."notified_at" IS DISTINCT FROM (NEW."notified_at") OR OLD."proposed_at" IS DISTINCT FROM (NEW."proposed_at"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b9f0d6029e0a287674c51b40d295f70cdd5b74a7', operation='UPDATE', pgid='pgtrigger_fee_reckoning_never_changes_5fe3e', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='invoiced_fee_stays', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."state" = \'invoiced\')', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='34b1a700ea282fccde4c43c3b73a62244f579a7a', operation='UPDATE', pgid='pgtrigger_invoiced_fee_stays_99647', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='fee_is_never_deleted', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='6c8bc914cb65c6169192543b138f63c45135f4a1', operation='DELETE', pgid='pgtrigger_fee_is_never_deleted_3079c', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='fee_moves', sql=pgtrigger.compiler.UpsertTriggerSql(declare='DECLARE _is_valid_transition BOOLEAN;', func='SELECT CONCAT(OLD."state", \':\', NEW."state") = ANY(\'{proposed:confirmed,proposed:void,proposed:waived,confirmed:invoiced,confirmed:void,confirmed:waived,waived:proposed}\'::text[]) INTO _is_valid_transition; IF (_is_valid_transition IS FALSE AND OLD."state" IS DISTINCT FROM NEW."state") THEN RAISE EXCEPTION \'pgtrigger: Invalid transition of field "state" from "%" to "%" on table %\', OLD."state", NEW."state", TG_TABLE_NAME; ELSE RETURN NEW; END IF;', hash='40b555ea063e251b295406c53ccbdc9451af07df', operation='UPDATE', pgid='pgtrigger_fee_moves_3bea1', table='fees_fee', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "fees_feeevent" ("amount", "attendance_id", "decided_at", "decided_by_id", "free_until", "hub_id", "id", "invoice_id", "note", "notified_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposed_at", "reason", "school_id", "state", "waiver", "workshop_on") VALUES (NEW."amount", NEW."attendance_id", NEW."decided_at", NEW."decided_by_id", NEW."free_until", NEW."hub_id", NEW."id", NEW."invoice_id", NEW."note", NEW."notified_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."policy_id", NEW."proposed_at", NEW."reason", NEW."school_id", NEW."state", NEW."waiver", NEW."workshop_on"); RETURN NULL;', hash='7c7ef8892a9837b20b877bdaa4f6325495c1f8a5', operation='INSERT', pgid='pgtrigger_insert_insert_79150', table='fees_fee', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "fees_feeevent" ("amount", "attendance_id", "decided_at", "decided_by_id", "free_until", "hub_id", "id", "invoice_id", "note", "notified_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposed_at", "reason", "school_id", "state", "waiver", "workshop_on") VALUES (NEW."amount", NEW."attendance_id", NEW."decided_at", NEW."decided_by_id", NEW."free_until", NEW."hub_id", NEW."id", NEW."invoice_id", NEW."note", NEW."notified_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."policy_id", NEW."proposed_at", NEW."reason", NEW."school_id", NEW."state", NEW."waiver", NEW."workshop_on"); RETURN NULL;', hash='27e9ac21fd47b95a98fec6729fcac1e127ed268f', operation='UPDATE', pgid='pgtrigger_update_update_1a783', table='fees_fee', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "fees_feeevent" ("amount", "attendance_id", "decided_at", "decided_by_id", "free_until", "hub_id", "id", "invoice_id", "note", "notified_at", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "policy_id", "proposed_at", "reason", "school_id", "state", "waiver", "workshop_on") VALUES (OLD."amount", OLD."attendance_id", OLD."decided_at", OLD."decided_by_id", OLD."free_until", OLD."hub_id", OLD."id", OLD."invoice_id", OLD."note", OLD."notified_at", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."policy_id", OLD."proposed_at", OLD."reason", OLD."school_id", OLD."state", OLD."waiver", OLD."workshop_on"); RETURN NULL;', hash='575460ad0cc477b7a6300b25ce1aa94014bd2ba6', operation='DELETE', pgid='pgtrigger_delete_delete_27996', table='fees_fee', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='FeeEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='fees.fee')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, help_text="The Work Group's, as the database asks: it would be three joins away.", on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('attendance', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='participants.attendance')),
                    ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('policy', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.feepolicy')),
                    ('reason', models.CharField(choices=[('no_show', 'Did not come'), ('cancelled_late', 'Cancelled late')], max_length=20)),
                    ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('workshop_on', models.DateField()),
                    ('free_until', models.DateTimeField()),
                    ('notified_at', models.DateTimeField(null=True)),
                    ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('state', models.CharField(choices=[('proposed', 'Needs a decision'), ('confirmed', 'Confirmed'), ('waived', 'Waived'), ('void', 'No longer due'), ('invoiced', 'Invoiced')], default='proposed', max_length=20)),
                    ('decided_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(null=True)),
                    ('waiver', models.CharField(blank=True, choices=[('illness', 'Illness'), ('bereavement', 'Bereavement or compassionate leave'), ('court', 'Jury service or court'), ('ofsted', 'Ofsted inspection called'), ('school_emergency', 'School closure, emergency or safeguarding incident'), ('weather', 'Severe weather or travel'), ('strike', 'Strike'), ('cover', 'Exam or cover emergency'), ('new_role', 'Maternity leave or new role'), ('technical', 'Technical failure'), ('hub_error', "The hub's own mistake"), ('goodwill', 'First time, goodwill'), ('targeted', 'School in targeted support'), ('other', 'Another reason')], max_length=20)),
                    ('note', models.CharField(blank=True, max_length=300)),
                    ('invoice', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='fees.invoice')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='183f6c1c41ab42bd62c480d02551f885f6b50d3e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6ef09', table='fees_feeevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='InvoiceEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='fees.invoice')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('lead_school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.leadschool')),
                    ('number', models.PositiveIntegerField()),
                    ('reference', models.CharField(max_length=20)),
                    ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('sent_to', models.EmailField(max_length=254)),
                    ('issued_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('issued_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], max_length=20)),
                    ('net', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('vat', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('total', models.DecimalField(decimal_places=2, max_digits=8)),
                    ('bill_from', models.JSONField()),
                    ('bill_to', models.JSONField()),
                    ('lines', models.JSONField()),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='063bf5fc9e3eec2a0a0f6b9b6df87222f4203192', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f9943', table='fees_invoiceevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='InvoiceSequence',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('lead_school', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hubs.leadschool')),
                    ('last_number', models.PositiveIntegerField(default=0)),
                ],
            ),
        ]),
    ]
