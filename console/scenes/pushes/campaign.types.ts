import type { Input, Output } from "@console/data/queries";

export type Campaign = Output<"GET /campaigns/:id">;
export type CampaignState = Campaign["state"];
export type Progress = Output<"GET /campaigns/:id/progress">;
export type Recipient = Output<"GET /campaigns/:id/recipients">["items"][number];
export type Preview = Output<"POST /campaigns/preview">;
export type Audience = Output<"POST /segments/preview">;
export type Template = Output<"GET /campaign-templates">["items"][number];
export type Channel = Input<"POST /campaigns">["channels"][number];
export type DictionaryView = Output<"GET /dictionary">;
export type FieldView = DictionaryView["fields"][number];
