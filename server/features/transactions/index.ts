export { transactionsImporter } from "./import-transactions";
export {
  type TransactionDocument,
  TransactionModel,
  transactionKinds,
  transactions,
} from "./transaction.model";
