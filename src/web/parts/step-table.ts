import { html } from 'hono/html'
import { caseInstance } from '#engine/case-file.ts'
import type { Unit } from '#store/roster.ts'
import type { WaitingStep } from '#store/waiting-steps.ts'
import type { Html } from '#web/html.ts'
import { proposerLabel } from '#web/parts/proposer-label.ts'
import { listWords as words } from '#web/words/list-words.ts'
import { backTo, type CaseTableContext, cell, numberOf, pickCell, pickHeading, titleLink } from './case-table.ts'
import { dayCell, dueDay } from './due-day.ts'
import { noticeMark } from './notice-mark.ts'
import { shortUnitName } from './request-units.ts'
import { withBack } from './way-back.ts'

/** Steps of one kind that wait, each leading to its case and to the form that takes it. */
export function stepTable(steps: readonly WaitingStep[], actionLabel: string, context: CaseTableContext): Html {
  const { language } = context
  const namesUnits = steps.some((step) => unitOf(step, context) !== undefined)
  const namesDays = steps.some((step) => step.since !== null)
  const headings = {
    number: words.number[language],
    title: words.title[language],
    proposer: words.proposer[language],
    ...(namesUnits ? { unit: words.unit[language] } : {}),
    ...(namesDays ? { since: words.since[language] } : {}),
    deadline: words.deadline[language],
    step: words.step[language],
  }
  return html`<table class="list list-steps" role="table">
    <caption class="visually-hidden">${context.caption}</caption>
    <thead role="rowgroup"><tr role="row">${pickHeading(context)}${Object.entries(headings).map(
      ([column, heading]) => html`<th scope="col" role="columnheader" class="col-${column}">${heading}</th>`,
    )}</tr></thead>
    <tbody role="rowgroup">${steps.map(
      (
        step,
      ) => html`<tr role="row" data-row id="${rowIdOf(step)}">${pickCell(`${step.summary.case_id}~${step.instance}`, step.summary, context)}
        ${cell('number', headings.number, numberOf(step.summary, language))}
        ${cell('title', headings.title, titleLink(step.summary, context, rowIdOf(step)))}
        ${cell('proposer', headings.proposer, proposerLabel(step.summary, language))}
        ${namesUnits ? cell('unit', words.unit[language], unitText(step, context)) : ''}
        ${namesDays ? cell('since', words.since[language], step.since === null ? '' : dayCell(step.since)) : ''}
        ${cell('deadline', headings.deadline, dueOf(step, context))}
        ${cell('step', headings.step, html`<a class="step" href="${withBack(formAddress(step), backTo(context.back, rowIdOf(step)))}">${actionLabel}</a>`)}
      </tr>`,
    )}</tbody>
  </table>`
}

/** A case can stand in several tables of one inbox. */
function rowIdOf({ action, instance, summary }: WaitingStep): string {
  return `step-${action}-${instance}-${summary.case_id}`
}

/** The form page of a step. */
export function formAddress({ action, instance, summary }: WaitingStep): string {
  const form = `/cases/${summary.case_id}/actions/${action}`
  return instance === caseInstance ? form : `${form}?instance=${encodeURIComponent(instance)}`
}

/** The unit the step is about, where it is about one; else the case's lead unit. */
function unitOf({ instance, summary }: WaitingStep, { units }: CaseTableContext): Unit | undefined {
  return units.get(instance) ?? (summary.lead_unit === null ? undefined : units.get(summary.lead_unit))
}

function unitText(step: WaitingStep, context: CaseTableContext): Html {
  const { language } = context
  const unit = unitOf(step, context)
  return unit === undefined
    ? html`<span class="note">${words.notAssigned[language]}</span>`
    : html`${shortUnitName(unit, language)}`
}

function dueOf({ deadline, notice }: WaitingStep, { today, language }: CaseTableContext): Html {
  return deadline === null
    ? html`<span class="note">${words.noDeadline[language]}</span>`
    : html`${dueDay(deadline, today, language)}${noticeMark(notice, language)}`
}
