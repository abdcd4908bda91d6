import { Screen } from "../../../components/screen/screen";
export default function Page() {
  return <Screen>{null}</Screen>;
}
