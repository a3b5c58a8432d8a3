import { CrmSettings } from "./crm-settings";

/** A server component: it knows who is signed in, and hands on nothing but ids. */
export default async function Page() {
  const user = await Promise.resolve({ id: "jane", teamId: "acme" });
  return (
    <main>
      <h1>CRM settings</h1>
      <CrmSettings groupRef={user.teamId} consumerRef={user.id} />
    </main>
  );
}
