# task.register: the task that puts a change back when nobody keeps it. SYSTEM runs it; what it puts back lies in a folder that only
# SYSTEM and administrators can open, and is written before the task is registered. No restore list, no task.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$script:list = $null
$script:scripts = ''
$script:restartName = 'RDP Doctor restart'

# The restore list of the run, as JSON text: [{ primitive, args, captured }] in the order in which the operations are done.
function Set-RdpdRestoreList {
    param([AllowNull()]$Json, [Parameter(Mandatory = $true)][string]$Scripts)
    $script:list = $Json
    $script:scripts = $Scripts
}

function Get-RdpdDueFolder {
    return "$(Get-RdpdPlace -Name 'ProgramData')\RDP Doctor\due"
}

function Get-RdpdDueFile {
    param([Parameter(Mandatory = $true)][string]$Entry)
    return "$(Get-RdpdDueFolder)\$Entry.json"
}

# The task as XML. Only names of the shape `tag` and dates come in; the text is escaped all the same. Due at the time, or at the next start after it.
# Tried again every five minutes for an hour, because a service may still be busy; done, the task takes itself away. After a start, Windows gets a minute.
function ConvertTo-RdpdTaskXml {
    param([Parameter(Mandatory = $true)][string]$DueAt, [Parameter(Mandatory = $true)][string]$Entry, [Parameter(Mandatory = $true)][string]$Script, [AllowEmptyString()][string]$Arguments, [switch]$AtOnce)
    $shell = "$(Get-RdpdPlace -Name 'SystemRoot')\System32\WindowsPowerShell\v1.0\powershell.exe"
    $line = [System.Security.SecurityElement]::Escape("-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$Script`" $Arguments".TrimEnd())
    $note = [System.Security.SecurityElement]::Escape("due=$DueAt entry=$Entry")
    $triggers = '<Triggers />'
    if (-not $AtOnce) {
        $start = $DueAt -replace '\.\d+Z$', 'Z'
        $triggers = "<Triggers><TimeTrigger><Repetition><Interval>PT5M</Interval><Duration>PT1H</Duration></Repetition><StartBoundary>$start</StartBoundary><Enabled>true</Enabled></TimeTrigger><BootTrigger><Enabled>true</Enabled><Delay>PT1M</Delay></BootTrigger></Triggers>"
    }
    return '<?xml version="1.0"?><Task version="1.3" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task"><RegistrationInfo><Description>' + $note + '</Description></RegistrationInfo>' + $triggers + '<Principals><Principal id="System"><UserId>S-1-5-18</UserId><RunLevel>HighestAvailable</RunLevel></Principal></Principals><Settings><MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy><DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries><StopIfGoingOnBatteries>false</StopIfGoingOnBatteries><StartWhenAvailable>true</StartWhenAvailable><Enabled>true</Enabled><ExecutionTimeLimit>PT15M</ExecutionTimeLimit></Settings><Actions Context="System"><Exec><Command>' + [System.Security.SecurityElement]::Escape($shell) + '</Command><Arguments>' + $line + '</Arguments></Exec></Actions></Task>'
}

# One text in a task's XML by the name of its element, '' when it is not there.
function Get-RdpdTaskField {
    param([Parameter(Mandatory = $true)][System.Xml.XmlDocument]$Document, [Parameter(Mandatory = $true)][string]$Name)
    $node = $Document.SelectSingleNode("//*[local-name()='$Name']")
    if ($null -eq $node) {
        return ''
    }
    return [string]$node.get_InnerText()
}

# What was registered. A task that somebody switched off, moved or gave to another account is not the one that was registered.
function Get-RdpdRestoreTask {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $xml = Get-RdpdTaskXml -Name $Arguments['name']
    if ($null -eq $xml) {
        return [ordered]@{ task = $null }
    }
    $document = New-Object -TypeName System.Xml.XmlDocument
    $document.XmlResolver = $null
    $document.LoadXml($xml)
    $start = Get-RdpdTaskField -Document $document -Name 'StartBoundary'
    $due = ''
    $entry = ''
    if ((Get-RdpdTaskField -Document $document -Name 'Description') -match '^due=(\S{1,40}) entry=(.{1,80})$') {
        $due = $Matches[1]
        $entry = $Matches[2]
    }
    $off = @($document.SelectNodes("//*[local-name()='Enabled']") | Where-Object { [string]$_.get_InnerText() -eq 'false' })
    if ((($due -replace '\.\d+Z$', 'Z') -ne $start) -or ((Get-RdpdTaskField -Document $document -Name 'UserId') -ne 'S-1-5-18') -or ($off.Count -gt 0)) {
        $due = "otherwise $start"
    }
    return [ordered]@{ task = [ordered]@{ dueAt = $due; entry = $entry } }
}

function Register-RdpdRestoreTask {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments)
    $now = (Get-RdpdRestoreTask -Arguments $Arguments)['task']
    if (($null -ne $now) -and ($now['dueAt'] -eq $Arguments['dueAt']) -and ($now['entry'] -eq $Arguments['entry'])) {
        return
    }
    if (($null -eq $script:list) -or ([string]$script:list -eq '[]')) {
        throw 'failed: there is no list of what the task is to put back'
    }
    if (-not (Test-RdpdScriptsProtected -Folder $script:scripts)) {
        throw 'refused: the scripts do not lie where only administrators can change them'
    }
    New-RdpdProtectedFolder -Path "$(Get-RdpdPlace -Name 'ProgramData')\RDP Doctor"
    New-RdpdProtectedFolder -Path (Get-RdpdDueFolder)
    $text = '{"schema":"=rdp-doctor/restore-list@1","due":"=' + $Arguments['dueAt'] + '","name":"=' + $Arguments['name'] + '","operations":' + $script:list + '}'
    Set-RdpdFileBase64 -Path (Get-RdpdDueFile -Entry $Arguments['entry']) -Data ([System.Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($text)))
    $file = "$($script:scripts)\restore-due.ps1"
    Set-RdpdTaskXml -Name $Arguments['name'] -Xml (ConvertTo-RdpdTaskXml -DueAt $Arguments['dueAt'] -Entry $Arguments['entry'] -Script $file -Arguments "-Entry `"$($Arguments['entry'])`"")
}

function Restore-RdpdRestoreTask {
    param([Parameter(Mandatory = $true)][System.Collections.IDictionary]$Arguments, [Parameter(Mandatory = $true)][System.Collections.IDictionary]$Captured)
    if ($null -ne $Captured['task']) {
        Register-RdpdRestoreTask -Arguments @{ name = $Arguments['name']; dueAt = $Captured['task']['dueAt']; entry = $Captured['task']['entry'] }
        return
    }
    if ($null -ne (Get-RdpdTaskXml -Name $Arguments['name'])) {
        Remove-RdpdTask -Name $Arguments['name']
    }
    Remove-RdpdFile -Path (Get-RdpdDueFile -Entry $Arguments['entry'])
}

# The restart of TermService from inside a Remote Desktop session: given to SYSTEM, which goes on when the session is cut, and waited for here.
function Restart-RdpdListenerAsSystem {
    if (-not (Test-RdpdScriptsProtected -Folder $script:scripts)) {
        throw 'refused: the scripts do not lie where only administrators can change them'
    }
    $before = Get-RdpdServiceProcesses -Names @('TermService')
    $file = "$($script:scripts)\restart-listener.ps1"
    Set-RdpdTaskXml -Name $script:restartName -Xml (ConvertTo-RdpdTaskXml -DueAt 'now' -Entry 'restart' -Script $file -Arguments '' -AtOnce)
    try {
        Start-RdpdTask -Name $script:restartName
        $end = (Get-Date).AddSeconds(100)
        while ($true) {
            $now = Get-RdpdServiceProcesses -Names @('TermService')
            if (((Get-RdpdServiceState -Name 'TermService') -eq 'Running') -and ($now['TermService'] -ne $before['TermService'])) {
                return
            }
            if ((Get-Date) -gt $end) {
                throw 'timeLimit: TermService did not come back within 100 s'
            }
            Start-Sleep -Milliseconds 500
        }
    }
    finally {
        Remove-RdpdTask -Name $script:restartName
    }
}

Export-ModuleMember -Function *
