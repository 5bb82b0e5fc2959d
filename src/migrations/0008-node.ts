import { Migration } from '@mikro-orm/migrations';

/** Which type an id belongs to, for `node(id)`; it runs with its reader's rights, behind the wall. */
export class NodeView extends Migration {
  override up(): void {
    this.addSql(`
      create view node with (security_invoker = true) as
      select district, id, initcap(kind) as type from party
      union all select district, id, initcap(kind) from listing
      union all select district, id, 'Pairing' from pairing
      union all select district, id, 'Chain' from chain
      union all select district, id, 'Stage' from chain_stage
      union all select district, id, 'Town' from town
      union all select district, id, 'Cluster' from cluster`);
    this.addSql('grant select on node to lianzu_app');
  }
}
