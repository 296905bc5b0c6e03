import type { WorkPage } from "../../../../../platform/http/index.ts";
import { confirm, confirmationRefused, showConfirmation } from "./confirm.tsx";
import { saveForm, showForm } from "./edit.tsx";
import { actsOf } from "./input.ts";
import { type SectionName, sectionNames } from "./kinds.ts";
import { remove, showRemoval } from "./remove.tsx";

const permission = "keep-register" as const;

const editPage = (section: SectionName): WorkPage => ({
  path: `partners/:id/${section}/:row`,
  permission,
  render: (request) => showForm(request, section),
  form: { act: (request, form) => saveForm(request, form, section) },
});

const removePage = (section: SectionName): WorkPage => ({
  path: `partners/:id/${section}/:row/remove`,
  permission,
  render: (request) => showRemoval(request, section),
  form: { act: (request, form) => remove(request, form, section) },
});

const confirmPage = (section: SectionName): WorkPage => ({
  path: `partners/:id/${section}/:row/confirm`,
  permission,
  render: (request) => showConfirmation(request, section),
  form: {
    act: (request, form) => confirm(request, form, section),
    refused: (request, form, problem) => confirmationRefused(request, form, { section, problem }),
  },
});

/** Of every part of a record: a form for each fact and for a new one, a page before it goes, one that confirms it. */
export const factPages: readonly WorkPage[] = sectionNames.flatMap((section) => {
  const { add, change, remove: goes } = actsOf[section];
  return [
    ...(add === undefined && change === undefined ? [] : [editPage(section)]),
    ...(goes === undefined ? [] : [removePage(section)]),
    ...(section === "notes" ? [] : [confirmPage(section)]),
  ];
});
