/** The child nodes by name. Most nodes have one child: without a `Map` it takes a fifth of the memory. */
export class NodesBelow<TNode extends object> {
  private name = "";
  private only: TNode | undefined;
  private all: Map<string, TNode> | undefined;

  get(name: string): TNode | undefined {
    return this.all ? this.all.get(name) : name === this.name ? this.only : undefined;
  }

  /** Adds a node under a name that has none. */
  add(name: string, node: TNode): void {
    if (this.only) this.all ??= new Map<string, TNode>().set(this.name, this.only);
    this.all?.set(name, node);
    this.name = name;
    this.only = node;
  }

  /** Removes the node of a name, which must exist; returns whether no node is left. */
  drop(name: string): boolean {
    this.all?.delete(name);
    return !this.all?.size;
  }

  forEach(visit: (node: TNode, name: string) => void): void {
    if (this.all) this.all.forEach(visit);
    else if (this.only) visit(this.only, this.name);
  }
}
