import type { InterviewTemplate, Template } from "../../interviews/interviews";

type Section = Template["sections"][number];

/** The interviews that can be led. Ids of questions stay; their words may change. */
export const interviews: Readonly<
  Record<InterviewTemplate, { title: string; intro: string; sections: readonly Section[] }>
> = {
  deep: {
    title: "深度访谈",
    intro: "第一次坐下来长谈时使用。约 45 分钟，不必问完，可分几次完成。",
    sections: [
      {
        title: "人生与家庭",
        questions: [
          { id: "deep.chapter", label: "您现在处在人生的哪个阶段，最看重什么" },
          { id: "deep.family", label: "家里哪些人的安排让您最挂心", hint: "只记与服务有关的内容" },
          {
            id: "deep.education",
            label: "孩子的教育有什么打算",
            hint: "国内、海外，大致时间",
            need: "education",
          },
          { id: "deep.parents", label: "父母的养老与照护如何安排", need: "pension" },
        ],
      },
      {
        title: "财富与来路",
        questions: [
          { id: "deep.source", label: "财富主要来自哪里，今后三年会有大的变化吗" },
          { id: "deep.goal", label: "这笔钱最终想为谁、为什么事所用", need: "wealth" },
          { id: "deep.liquidity", label: "一年内有没有大额用款", need: "liquidity" },
          { id: "deep.loss", label: "经历过的最难受的一次亏损，当时怎么做的" },
        ],
      },
      {
        title: "企业与责任",
        questions: [
          { id: "deep.company", label: "企业的资金与股权有什么安排", need: "company" },
          { id: "deep.credit", label: "有没有融资或担保方面的考虑", need: "credit" },
          { id: "deep.tax", label: "税务上有没有不确定的地方", need: "tax" },
        ],
      },
      {
        title: "传承与保障",
        questions: [
          {
            id: "deep.inheritance",
            label: "有没有想过财产如何交给下一代",
            need: "inheritance",
          },
          { id: "deep.legal", label: "婚姻、遗嘱、代持等方面有没有需要律师看的", need: "legal" },
          { id: "deep.health", label: "健康管理和就医上需要什么帮助", need: "health" },
        ],
      },
      {
        title: "相处方式",
        questions: [
          { id: "deep.contact", label: "您希望我们多久联系一次，用什么方式" },
          { id: "deep.avoid", label: "有哪些话题您不希望我们提起", hint: "随后请在纪要中加锁" },
        ],
      },
    ],
  },
  succession: {
    title: "传承访谈",
    intro: "客户主动提到传承、信托或遗嘱时使用。可请税务或法律专家一同参加。",
    sections: [
      {
        title: "想交给谁",
        questions: [
          { id: "succession.heirs", label: "希望哪些人受益，各自的情况如何" },
          { id: "succession.worry", label: "最担心发生什么", need: "inheritance" },
        ],
      },
      {
        title: "有什么可交",
        questions: [
          { id: "succession.assets", label: "主要资产与所在地" },
          { id: "succession.company", label: "企业是否由家人接班", need: "company" },
          { id: "succession.tools", label: "已有的保险、信托、遗嘱", need: "legal" },
        ],
      },
    ],
  },
  annual: {
    title: "年度回顾",
    intro: "每年一次，回看去年说过的事，确认今年的打算。",
    sections: [
      {
        title: "去年",
        questions: [
          { id: "annual.kept", label: "我们答应的事，哪些让您满意，哪些没有做好" },
          { id: "annual.change", label: "这一年家庭、企业或收入有什么变化" },
        ],
      },
      {
        title: "今年",
        questions: [
          { id: "annual.plan", label: "今年最想办成的一件事", need: "wealth" },
          { id: "annual.travel", label: "出行与生活上需要什么安排", need: "travel" },
          { id: "annual.cash", label: "今年预计的大额收支", need: "liquidity" },
        ],
      },
    ],
  },
};
