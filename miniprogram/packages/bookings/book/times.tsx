import type { Booking, Purpose } from "@shared/bookings/booking";
import { sayMoment } from "@shared/format/moment";
import { book as words } from "@shared/text/zh-CN/miniprogram-bookings";
import { Input, Text, View } from "@tarojs/components";
import { useState } from "react";
import { Form } from "../../../components/form/form";
import { useQuestions } from "../../../components/form/use-questions";
import { States } from "../../../components/states/states";
import { Tap } from "../../../components/tap/tap";
import { now } from "../../../data/clock";
import { useEndpoint } from "../../../hooks/use-endpoint";
import { BookBones } from "./book-bones";
import { Nearest } from "./nearest";
import { Problem } from "./problem";
import { useBooking } from "./use-booking";
import { Week } from "./week";
import "./times.scss";

interface TimesProps {
  readonly purpose: Purpose;
  /** The booking that is moved, when one is. */
  readonly move?: Booking;
  readonly change?: () => void;
  readonly done: (booking: Booking) => void;
}

const longestNote = 200;

/** Step two: the next free times large, then a week to choose from. */
export function Times({ purpose, move, change, done }: TimesProps) {
  const [from, setFrom] = useState<string>();
  const [note, setNote] = useState("");
  const slots = useEndpoint("GET /my/slots", { purposeId: purpose.id, from });
  const questions = useQuestions(move ? undefined : purpose.form);
  const { busy, problem, choose } = useBooking({
    purpose,
    move,
    note,
    beside: questions.beside,
    done,
    reload: slots.reload,
  });

  return (
    <View>
      <TimesHead purpose={purpose} move={move} change={change} />
      {questions.content ? (
        <Form
          content={questions.content}
          answers={questions.answers}
          errors={questions.errors}
          change={questions.change}
        />
      ) : null}
      {problem ? <Problem problem={problem} busy={busy} choose={choose} /> : null}
      <States of={slots} skeleton={<BookBones />}>
        {(data) => (
          <>
            {problem?.next.length || from ? null : (
              <Nearest slots={data.next} busy={busy} choose={choose} />
            )}
            <Week days={data.days} busy={busy} choose={choose} from={from} show={setFrom} />
          </>
        )}
      </States>
      {move ? null : <Note text={note} write={setNote} />}
    </View>
  );
}

function TimesHead({ purpose, move, change }: Pick<TimesProps, "purpose" | "move" | "change">) {
  return (
    <View className="book__lead">
      <View className="book__line">
        <Text className="book__title">{purpose.title}</Text>
        {change ? (
          <Tap className="book__change" onTap={change}>
            {words.change}
          </Tap>
        ) : null}
      </View>
      <Text className="book__text">
        {words.minutes(purpose.minutes)} · {words.places[purpose.place]} ·{" "}
        {move ? words.movePick : words.pick}
      </Text>
      {move ? <Text className="book__text">{words.from(sayMoment(move.start, now()))}</Text> : null}
    </View>
  );
}

function Note({ text, write }: { text: string; write: (text: string) => void }) {
  return (
    <View className="times__note">
      <Text className="times__label">{words.note}</Text>
      <Input
        className="times__input"
        value={text}
        maxlength={longestNote}
        placeholder={words.notePlaceholder}
        placeholderClass="times__placeholder"
        onInput={({ detail }) => write(detail.value)}
      />
    </View>
  );
}
