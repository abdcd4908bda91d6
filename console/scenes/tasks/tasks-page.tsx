import { Page } from "@console/components/page";
import { Segments } from "@console/components/switches";
import { common } from "@console/shell/words";
import { useState } from "react";
import { Route, useLocation } from "wouter";
import { TaskDialog } from "./task-dialog";
import { TaskList } from "./task-list";
import { words } from "./words";

type View = "open" | "done";

export default function TasksPage() {
  const [view, setView] = useState<View>("open");
  const [, go] = useLocation();
  return (
    <Page title={common.scenes.tasks} back="/today" width="narrow" isPersonal>
      <Segments
        label={common.scenes.tasks}
        value={view}
        onChange={setView}
        options={[
          { value: "open", label: words.views.open },
          { value: "done", label: words.views.done },
        ]}
      />
      <TaskList view={view} />
      <Route path="/tasks/:id">
        {({ id }) => <TaskDialog id={id} onClose={() => go("/tasks")} />}
      </Route>
    </Page>
  );
}
