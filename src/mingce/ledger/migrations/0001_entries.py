"""The tables of the ledger."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Stream',
            fields=[
                ('name', models.CharField(max_length=200, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('length', models.IntegerField(default=0)),
                ('head', models.CharField(default='-', max_length=80)),
                ('at', models.DateTimeField(null=True)),
                ('folded', models.TextField(default='')),
            ],
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('hash', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=100)),
                ('files', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name', models.CharField(default='', max_length=100)),
                ('email', models.CharField(default='', max_length=200)),
                ('entered_by', models.CharField(default='', max_length=40)),
                ('erased', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('stream', models.CharField(db_index=True, max_length=200)),
                ('body', models.TextField()),
                ('digest', models.CharField(max_length=80)),
                ('of', models.CharField(max_length=60)),
                ('drafted_by', models.CharField(max_length=40)),
                ('drafted_at', models.DateTimeField()),
                ('checked_by', models.CharField(default='', max_length=40)),
                ('checked_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Recommends',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('holder', models.CharField(db_index=True, max_length=60)),
                ('seat', models.CharField(max_length=60)),
                ('organisation', models.CharField(max_length=60)),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('digest', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Upkeep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(db_index=True, max_length=40)),
                ('at', models.DateTimeField()),
                ('well', models.BooleanField()),
                ('detail', models.TextField(default='')),
            ],
        ),
        migrations.CreateModel(
            name='Checkpoint',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('algorithm', models.CharField(max_length=10)),
                ('size', models.BigIntegerField()),
                ('note', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('algorithm', 'size'), name='checkpoint_once_a_size')],
            },
        ),
        migrations.CreateModel(
            name='Draft',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=200)),
                ('part', models.CharField(max_length=80)),
                ('text', models.TextField(default='')),
                ('version', models.IntegerField(default=0)),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('stream', 'part'), name='one_draft_a_part')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('seq', models.IntegerField()),
                ('at', models.DateTimeField()),
                ('dated', models.DateField(null=True)),
                ('actor', models.CharField(max_length=80)),
                ('role', models.CharField(max_length=60)),
                ('of', models.CharField(max_length=60)),
                ('action', models.CharField(max_length=60)),
                ('origin', models.CharField(default='', max_length=60)),
                ('goal', models.CharField(default='', max_length=60)),
                ('edition', models.CharField(default='', max_length=80)),
                ('request', models.CharField(max_length=80)),
                ('before', models.CharField(max_length=80)),
                ('hash', models.CharField(max_length=80)),
                ('payload', models.BinaryField()),
                ('stream', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='ledger.stream')),
            ],
        ),
        migrations.CreateModel(
            name='Clear',
            fields=[
                ('commitment', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('subject', models.CharField(db_index=True, max_length=60)),
                ('salt', models.BinaryField(null=True)),
                ('text', models.TextField(null=True)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('index', models.BigIntegerField(primary_key=True, serialize=False)),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
            ],
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60)),
                ('name_zh', models.CharField(max_length=200)),
                ('name_en', models.CharField(max_length=200)),
                ('kind', models.CharField(default='', max_length=60)),
                ('since', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['key'], name='organisation_key')],
            },
        ),
        migrations.CreateModel(
            name='Overdue',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('round', models.CharField(default='', max_length=60)),
                ('what', models.CharField(max_length=60)),
                ('holder', models.CharField(max_length=60)),
                ('since', models.DateField()),
                ('clause', models.CharField(max_length=40)),
                ('noticed', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'what', 'holder', 'since'), name='overdue_noticed_once')],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=60)),
                ('of', models.CharField(max_length=60)),
                ('sent', models.DateTimeField(null=True)),
                ('tried', models.IntegerField(default=0)),
                ('due', models.DateTimeField(null=True)),
                ('fault', models.TextField(default='')),
                ('entry', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
                ('overdue', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, to='ledger.overdue')),
            ],
        ),
        migrations.CreateModel(
            name='Overtaken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=200)),
                ('part', models.CharField(max_length=80)),
                ('text', models.TextField()),
                ('stood', models.TextField(default='')),
                ('expected', models.IntegerField()),
                ('found', models.IntegerField()),
                ('by', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('request', models.CharField(max_length=80)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('stream', 'part', 'request'), name='overtaken_once_per_request')],
            },
        ),
        migrations.CreateModel(
            name='RegisterRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort', models.CharField(max_length=10)),
                ('subject', models.CharField(max_length=60)),
                ('title', models.CharField(default='', max_length=60)),
                ('since', models.DateField()),
                ('term_from', models.DateField(null=True)),
                ('until', models.DateField(null=True)),
                ('status', models.CharField(default='', max_length=20)),
                ('rectify_by', models.DateField(null=True)),
                ('terms_before', models.IntegerField(default=0)),
                ('ended', models.DateField(null=True)),
                ('role', models.CharField(default='', max_length=60)),
                ('clause', models.CharField(default='', max_length=40)),
                ('since_as', models.CharField(default='', max_length=10)),
                ('until_as', models.CharField(default='', max_length=10)),
                ('paper', models.TextField(default='')),
            ],
            options={
                'indexes': [models.Index(fields=['subject', 'sort'], name='register_of_subject')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('programme', models.CharField(max_length=60)),
                ('due', models.TextField(default='{}')),
                ('opened', models.DateTimeField()),
                ('closed', models.DateTimeField(null=True)),
                ('version', models.IntegerField()),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.edition')),
            ],
        ),
        migrations.CreateModel(
            name='Assigned',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(db_index=True, max_length=200)),
                ('role', models.CharField(max_length=60)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.person')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=60)),
                ('desk', models.CharField(max_length=20)),
                ('of', models.CharField(max_length=60)),
                ('since', models.DateField()),
                ('until', models.DateField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.person')),
            ],
        ),
        migrations.CreateModel(
            name='Attached',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document', models.CharField(max_length=80)),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
                ('file', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='ledger.storedfile')),
            ],
        ),
        migrations.CreateModel(
            name='Tile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('algorithm', models.CharField(max_length=10)),
                ('level', models.SmallIntegerField()),
                ('index', models.BigIntegerField()),
                ('hashes', models.BinaryField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('algorithm', 'level', 'index'), name='tile_once_in_its_place')],
            },
        ),
        migrations.CreateModel(
            name='Case',
            fields=[
                ('stream', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, serialize=False, to='ledger.stream')),
                ('track', models.CharField(max_length=60)),
                ('holder', models.CharField(db_index=True, max_length=60)),
                ('state', models.CharField(max_length=60)),
                ('round', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='ledger.round')),
            ],
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fact', models.CharField(max_length=80)),
                ('value', models.TextField()),
                ('because', models.TextField(default='')),
                ('evidence', models.TextField(default='')),
                ('entry', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='ledger.entry')),
                ('case', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, to='ledger.case')),
            ],
        ),
        migrations.CreateModel(
            name='DraftVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.IntegerField()),
                ('by', models.CharField(max_length=40)),
                ('request', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=80)),
                ('draft', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, to='ledger.draft')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('draft', 'version'), name='draft_version_once'), models.UniqueConstraint(fields=('draft', 'request'), name='draft_once_per_request')],
            },
        ),
        migrations.AddIndex(
            model_name='entry',
            index=models.Index(fields=['hash'], name='entry_by_hash'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('stream', 'seq'), name='entry_once_in_its_place'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('stream', 'request'), name='entry_once_per_request'),
        ),
        migrations.AddIndex(
            model_name='message',
            index=models.Index(condition=models.Q(('sent', None)), fields=['id'], name='not_sent_yet'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('entry', 'role', 'of'), name='told_once'),
        ),
        migrations.AddConstraint(
            model_name='message',
            constraint=models.UniqueConstraint(fields=('overdue', 'role', 'of'), name='reminded_once'),
        ),
        migrations.AddConstraint(
            model_name='case',
            constraint=models.UniqueConstraint(fields=('round', 'track', 'holder'), name='one_case_a_holder'),
        ),
        migrations.AddIndex(
            model_name='answer',
            index=models.Index(fields=['case', 'fact'], name='answer_of_case'),
        ),
        migrations.AddConstraint(
            model_name='answer',
            constraint=models.UniqueConstraint(fields=('entry', 'fact'), name='one_answer_an_entry'),
        ),
    ]
