import { describeApp } from "./describe-app.js";

// Says that the app is one which the published package runs, so that its running on the kit means something.
describeApp("with the published package");
