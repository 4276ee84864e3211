import './styles/index.css'
import { startApp } from './app.tsx'

void startApp(document.getElementById('root')!)
