import type { JSX } from 'preact';
import { AdminMetricsDocument, SetMetricDocument } from '../graph/generated/graphql.ts';
import { useGraph } from '../graph/use-graph.ts';
import { AdminForm, useSaving } from '../part/admin-form.tsx';
import { AdminPage } from '../part/admin-page.tsx';
import { Loaded, Section } from '../part/page.tsx';
import type { Viewer } from '../session.ts';
import { useAdminWords } from '../words/admin.ts';

/** What outcomes are counted in. */
export function AdminMetricsPage({ who }: { who: Viewer }): JSX.Element {
  const { words, lang } = useAdminWords();
  const { admin } = words;
  const seen = useGraph(AdminMetricsDocument, { lang });
  const saving = useSaving();
  return (
    <AdminPage who={who} here="metrics">
      <Loaded seen={seen}>
        {({ metrics, units }) => (
          <Section title={admin.inUse}>
            <dl class="facts">
              {metrics.nodes.map(({ code, name, own, unit }) => (
                <div key={code}>
                  <dt>{name}</dt>
                  <dd>
                    {unit.name} <small>{code}</small>{' '}
                    <span class="tag">{own ? admin.own : admin.standard}</span>
                  </dd>
                </div>
              ))}
            </dl>
            <AdminForm
              id="metric"
              title={admin.addMetric}
              fields={[
                { name: 'nameZh', label: admin.nameZh },
                { name: 'nameEn', label: admin.nameEn },
                { name: 'code', label: admin.metricCode },
                {
                  name: 'unit',
                  label: admin.unit,
                  options: units.nodes.map((unit) => ({ value: unit.code, label: unit.name })),
                },
              ]}
              go={admin.save}
              saving={saving}
              onSend={async (values) => {
                const { code = '', nameZh = '', nameEn = '', unit = '' } = values;
                const made = await saving.send(SetMetricDocument, { code, nameZh, nameEn, unit });
                if (made !== null) seen.reload();
                return made;
              }}
            />
          </Section>
        )}
      </Loaded>
    </AdminPage>
  );
}
